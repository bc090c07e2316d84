#!/usr/bin/env python3
"""Layers see only what lies below: by include paths, and by symbols where a
system header cannot be hidden. Arguments: source folder, build folder."""
import itertools
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import tap

SOURCE, BUILD = map(pathlib.Path, sys.argv[1:])

# Layer → the layers that it may use, from bottom to top (HACKING.md).
BELOW = {"base": set()}
for layer, uses in {
    "core": "base",
    "store": "core",
    "planner": "core",
    "desk": "store planner",
    "text": "planner",
    "exchange": "desk text",
    "chart": "text",
    "print": "chart",
    "widgets": "chart",
    "app": "exchange print widgets",
    "cli": "exchange print",
}.items():
    BELOW[layer] = set(uses.split()).union(*(BELOW[use] for use in uses.split()))

TOOLKIT = {"gtk", "gdk", "gsk", "adw"}
DRAWING = {"cairo", "pango", "pangocairo"}
SQL = {"sqlite3"}
FORBIDDEN = {
    "base": TOOLKIT | DRAWING | SQL,
    "core": TOOLKIT | DRAWING | SQL,
    "planner": TOOLKIT | DRAWING | SQL,
    "text": TOOLKIT | DRAWING | SQL,
    "store": TOOLKIT | DRAWING,
    "desk": TOOLKIT | DRAWING | SQL,
    "exchange": TOOLKIT | DRAWING | SQL,
    "chart": TOOLKIT | SQL,
    "print": TOOLKIT | SQL,
    "widgets": {"adw"} | SQL,
    "app": SQL,
    "cli": TOOLKIT | SQL,
}


def headers(layer):
    """What a layer shows to others."""
    return sorted(path.name for path in (SOURCE / "src" / layer).glob("*.h") if "-private" not in path.name)


ENTRIES = {layer: [] for layer in BELOW}  # layer → the compilations of its files
for compilation in json.loads((BUILD / "compile_commands.json").read_text()):
    if match := re.match(r"src/(\w+)/", compilation["output"]):
        ENTRIES.setdefault(match[1], []).append(compilation)


def flags(layer):
    """The compiler, and how it finds headers for a file of @layer."""
    words = shlex.split(ENTRIES[layer][0]["command"])
    compiler = list(itertools.takewhile(lambda word: not word.startswith("-"), words))
    return compiler + [word for word in words if word.startswith(("-I", "-D"))]


def compiles(layer, names):
    """Whether a file of @layer may include @names; and what the compiler says."""
    with tempfile.NamedTemporaryFile("w", suffix=".c") as file:
        file.write("".join(f'#include "{name}"\n' for name in names) + "int main (void) { return 0; }\n")
        file.flush()
        done = subprocess.run(flags(layer) + ["-fsyntax-only", file.name], cwd=BUILD, capture_output=True, text=True)
    return done.returncode == 0, done.stderr


def symbols(layer, which):
    listing = subprocess.run(["nm", which, "--format=just-symbols", *(BUILD / entry["output"] for entry in ENTRIES[layer])],
                             check=True, capture_output=True, text=True).stdout
    return {line for line in listing.splitlines() if line and not line.endswith(":")}


USED = {layer: symbols(layer, "--undefined-only") for layer in BELOW}
OWN = {layer: symbols(layer, "--defined-only") for layer in BELOW}


def test_every_layer_is_known():
    """every folder of src is a layer that is checked"""
    folders = {path.name for path in (SOURCE / "src").iterdir() if path.is_dir()}
    assert folders == set(BELOW) == set(FORBIDDEN) == set(ENTRIES), folders ^ set(BELOW)
    tap.expect_none((layer for layer in BELOW if not ENTRIES[layer]), "layers without a file")


def test_wrong_include():
    """a header of a layer above does not compile"""
    passed = []
    for layer in BELOW:
        for other in sorted(set(BELOW) - BELOW[layer] - {layer}):
            name = headers(other)[0]  # all of them lie in one folder
            done, complaint = compiles(layer, [name])
            if done or f"{name}: No such file" not in complaint:
                passed.append(f"{layer} includes {name} of {other}: {complaint.strip()}")
    tap.expect_none(passed, "wrong includes that compile, or fail for another reason")


def test_right_include():
    """headers of a layer and of base compile"""
    for layer in BELOW:
        done, complaint = compiles(layer, headers(layer) + headers("base"))
        assert done, f"{layer}: {complaint}"


def test_libraries():
    """no layer calls a library that belongs to another"""
    found = []
    for layer, prefixes in FORBIDDEN.items():
        pattern = re.compile("(?:" + "|".join(sorted(prefixes)) + ")_")
        found += [f"{layer} uses {symbol}" for symbol in sorted(USED[layer]) if pattern.match(symbol)]
    tap.expect_none(found, "forbidden symbols")


def test_libraries_are_seen():
    """where those libraries belong their symbols are seen"""
    for layer, symbol in {"store": "sqlite3_", "widgets": "gtk_", "app": "adw_", "chart": "cairo_"}.items():
        assert any(name.startswith(symbol) for name in USED[layer]), f"{layer} shows no {symbol}"


def test_own_functions():
    """no layer calls a function of a layer above"""
    found = []
    for layer in BELOW:
        above = set().union(*(OWN[other] for other in set(BELOW) - BELOW[layer] - {layer}))
        below = set().union(OWN[layer], *(OWN[other] for other in BELOW[layer]))
        found += [f"{layer} uses {symbol}" for symbol in sorted(USED[layer] & above - below)]
    tap.expect_none(found, "functions of layers above")


def test_cli_without_toolkit():
    """releve-cli links no toolkit, even through others"""
    shown = subprocess.run(["ldd", BUILD / "src" / "cli" / "releve-cli"], check=True, capture_output=True, text=True).stdout
    libraries = re.findall(r"^\s*(\S+)", shown, re.M)
    assert any(name.startswith("libsqlite3") for name in libraries), shown
    tap.expect_none((name for name in libraries if re.match(r"lib(gtk|gdk-|adwaita)", name)), "toolkit libraries")


sys.exit(tap.run([
    test_every_layer_is_known,
    test_wrong_include,
    test_right_include,
    test_libraries,
    test_libraries_are_seen,
    test_own_functions,
    test_cli_without_toolkit,
]))
