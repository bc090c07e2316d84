#!/usr/bin/env python3
"""Counts test cases in meson's JSON logs: "PASSED FAILED" on the last line.

A test program that dies, skips a case or prints a critical or a warning counts
as a failure, and is named before the counts."""
import json
import pathlib
import re
import sys

NOISE = re.compile(r"-(CRITICAL|WARNING) \*\*|: (CRITICAL|WARNING) \*\*|Gtk-(CRITICAL|WARNING)|AddressSanitizer|runtime error:")
# GLib's own TAP line of a case: "ok 1 /day/iso-round-trips" or "ok 1 - name".
CASE = re.compile(r"^(not )?ok \d+(?: -)?\s*(.*)$", re.M)


def judge(test):
    """(passed, complaints) of one test program."""
    name = test["name"]
    out = test.get("stdout") or ""
    err = test.get("stderr") or ""
    # A program that does not speak TAP is one case.
    cases = CASE.findall(out) or [("" if test["result"] == "OK" else "not ", test["result"])]
    complaints = []
    passed = 0
    for bad, words in cases:
        if bad:
            complaints.append(f"{name}: {words}")
        elif "# SKIP" in words:
            complaints.append(f"{name}: skipped {words}")
        else:
            passed += 1
    if test["result"] != "OK" and not complaints:
        complaints.append(f"{name}: {test['result']}")
    noise = NOISE.search(out) or NOISE.search(err)
    if noise:
        line = next(l for l in (out + "\n" + err).splitlines() if NOISE.search(l))
        complaints.append(f"{name}: printed {line.strip()}")
    return passed, complaints


passed = 0
complaints = []
for path in map(pathlib.Path, sys.argv[1:]):
    if not path.exists():
        complaints.append(f"{path.name}: was not run")
        continue
    for line in path.read_text(encoding="utf-8").splitlines():
        ok, bad = judge(json.loads(line))
        passed += ok
        complaints += bad
for complaint in complaints:
    print("failed:", complaint)
print(passed, len(complaints))
