#!/usr/bin/env python3
"""A layer's include path holds only what lies below it: of each layer's headers,
those of the layers above must not compile with its flags, and its own must.

    check-includes.py BUILD SOURCE"""
import glob
import json
import os
import shlex
import subprocess
import sys

# A header of a layer, and layers that must not see it.
HIDDEN = [
    ("core/releve-dossier.h", ["base"]),
    ("store/releve-store.h", ["base", "core", "planner", "text", "chart", "widgets"]),
    ("desk/releve-desk.h", ["base", "core", "store", "planner", "text", "chart", "print", "widgets"]),
    ("planner/releve-verdicts.h", ["base", "core", "store", "text", "chart", "print", "widgets"]),
    ("text/releve-text.h", ["base", "core", "store", "planner", "desk"]),
    ("print/releve-print.h", ["core", "text", "chart", "widgets"]),
    ("widgets/releve-board.h", ["base", "core", "desk", "text", "chart", "print", "exchange"]),
    ("app/releve-window.h", ["desk", "widgets", "exchange", "print"]),
]


def flags_of(commands, source, layer):
    """The flags that the first source of @layer is compiled with."""
    folder = os.path.join(source, "src", layer) + os.sep
    for command in commands:
        path = os.path.normpath(os.path.join(command["directory"], command["file"]))
        if path.startswith(folder) and path.endswith(".c"):
            words = shlex.split(command["command"])
            return command["directory"], [w for w in words if w.startswith(("-I", "-D", "-std", "-pthread"))]
    sys.exit(f"no source of {layer} is compiled")


def compiles(directory, flags, header):
    program = f'#include "{os.path.basename(header)}"\nint x;\n'
    return subprocess.run(["cc", *flags, "-fsyntax-only", "-x", "c", "-"], input=program, text=True,
                          cwd=directory, capture_output=True).returncode == 0


def main():
    build, source = sys.argv[1:]
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        commands = json.load(file)
    bad = []
    for header, layers in HIDDEN:
        own = header.split("/")[0]
        if not glob.glob(os.path.join(source, "src", header)):
            bad.append(f"{header}: there is no such header")
        elif not compiles(*flags_of(commands, source, own), header):
            bad.append(f"{own} cannot include its own {header}")
        bad += [f"{layer} may include {header}" for layer in layers if compiles(*flags_of(commands, source, layer), header)]
    print("\n".join(bad))
    return 1 if bad else 0


sys.exit(main())
