#!/usr/bin/env python3
"""System headers cannot be hidden by include paths, so symbols are looked at:
no layer uses what lies above it, and releve-cli links no GTK.

    check-symbols.py NM LDD CLI LAYER=LIBRARY…"""
import re
import subprocess
import sys

FORBIDDEN = {
    "base": "gtk|gdk|adw|sqlite3", "core": "gtk|gdk|adw|sqlite3", "planner": "gtk|gdk|adw|sqlite3",
    "text": "gtk|gdk|adw|sqlite3", "store": "gtk|gdk|adw", "desk": "gtk|gdk|adw|sqlite3",
    "exchange": "gtk|gdk|adw|sqlite3", "chart": "gtk|gdk|adw|sqlite3", "print": "gtk|gdk|adw|sqlite3",
    "widgets": "adw|sqlite3", "app": "sqlite3",
}
# A symbol of the program itself is named releve_…; these belong to no layer below.
ABOVE = {"base": "releve_(desk|store|dossier|board)_", "core": "releve_(desk|store|verdicts|text|board)_",
         "store": "releve_(desk|verdicts|text|board)_", "planner": "releve_(desk|store|text|board)_",
         "text": "releve_(desk|store|board)_", "chart": "releve_(desk|store|board|document)_", "widgets": "releve_(desk|store|verdicts|document)_"}


def main():
    nm, ldd, cli, *layers = sys.argv[1:]
    layers = dict(argument.split("=", 1) for argument in layers)
    bad = []
    for layer in FORBIDDEN:
        if layer not in layers:
            bad.append(f"{layer}: its library was not named")
            continue
        used = subprocess.run([nm, "--undefined-only", "--format=just-symbols", layers[layer]], check=True, capture_output=True, text=True).stdout.split()
        if not any(name.startswith("g_") for name in used):
            bad.append(f"{layer}: nm saw no symbol at all")
        for name in sorted(set(used)):
            if re.match(f"({FORBIDDEN[layer]})_", name) or (layer in ABOVE and re.match(ABOVE[layer], name)):
                bad.append(f"{layer}: uses {name}")
    linked = subprocess.run([ldd, cli], check=True, capture_output=True, text=True).stdout
    if "libglib" not in linked:
        bad.append("releve-cli: ldd saw no library")
    for line in linked.splitlines():
        if re.search(r"libgtk-|libadwaita|libgdk-", line):
            bad.append(f"releve-cli: links {line.split()[0]}")
    print("\n".join(bad))
    return 1 if bad else 0


sys.exit(main())
