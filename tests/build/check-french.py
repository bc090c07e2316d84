#!/usr/bin/env python3
"""French is whole and set as French is set: every message of every listed file,
none fuzzy or obsolete, no-break spaces and typographic apostrophes, and
placeholders that agree. Also: every problem that a layer names has a sentence.

    check-french.py SOURCE"""
import os
import re
import subprocess
import sys

KEYWORDS = ["--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=ngettext:1,2",
            "--keyword=releve_say:2", "--keyword=releve_say_in:2c,3", "--keyword=releve_say_count:2,3"]
# A plain space where French wants one that does not break; times and addresses have none.
BREAKING = re.compile(r"[^\s] [:;!?»]|« ")
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def listed(source):
    with open(os.path.join(source, "po", "POTFILES"), encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


def has_messages(path):
    return run("xgettext", "--from-code=UTF-8", *KEYWORDS, "-o", "-", path).count("\nmsgid ") > 1


def check_listed(source):
    known, found = set(listed(source)), set()
    for folder, _, names in os.walk(os.path.join(source, "src")):
        found |= {os.path.join(folder, name) for name in names if name.endswith(".c")}
    found |= {os.path.join(source, "ui", name) for name in os.listdir(os.path.join(source, "ui")) if name.endswith(".ui")}
    for path in sorted(found):
        name = os.path.relpath(path, source)
        if has_messages(path) and name not in known:
            yield f"po/POTFILES lacks {name}"
    yield from (f"po/POTFILES lists {name}, which does not exist" for name in known if not os.path.exists(os.path.join(source, name)))


def unquote(lines):
    return "".join(re.findall(r'"(.*)"$', line)[0].replace('\\"', '"').replace("\\n", "\n") for line in lines)


def entries(path):
    """(flags, {field: text}) of each entry of a .po file."""
    with open(path, encoding="utf-8") as file:
        for block in file.read().split("\n\n"):
            fields, name, flags = {}, None, ""
            for line in block.splitlines():
                if line.startswith("#,"):
                    flags += line
                elif line.startswith("#~"):
                    flags += "obsolete"
                elif match := re.match(r'(msg\w+(?:\[\d\])?) (".*")$', line):
                    name = match[1]
                    fields[name] = [match[2]]
                elif line.startswith('"') and name:
                    fields[name].append(line)
            yield flags, {key: unquote(value) for key, value in fields.items()}


def check_po(source):
    path = os.path.join(source, "po", "fr.po")
    pot = os.path.join(os.environ.get("MESON_BUILD_ROOT", "/tmp"), "check-french.pot")
    subprocess.run(["xgettext", "--from-code=UTF-8", *KEYWORDS, "-f", os.path.join(source, "po", "POTFILES"), "-o", pot],
                   cwd=source, check=True, capture_output=True)
    known = {(f.get("msgctxt"), f.get("msgid")) for _, f in entries(path)}
    for _, fields in entries(pot):
        if fields.get("msgid") and (fields.get("msgctxt"), fields["msgid"]) not in known:
            yield f"not translated: {fields['msgid']!r}"
    os.remove(pot)
    for flags, fields in entries(path):
        message = fields.get("msgid", "")
        texts = [value for key, value in fields.items() if key.startswith("msgstr")]
        if "fuzzy" in flags or "obsolete" in flags:
            yield f"fuzzy or obsolete: {message!r}"
        if not message:
            continue
        for text in texts:
            if not text:
                yield f"not translated: {message!r}"
            elif BREAKING.search(text):
                yield f"a space that breaks: {text!r}"
            elif "'" in text:
                yield f"a straight apostrophe: {text!r}"
            elif not set(PLACEHOLDER.findall(text)) <= set(PLACEHOLDER.findall(message + fields.get("msgid_plural", ""))):
                yield f"another placeholder: {text!r}"


def check_problems(source):
    with open(os.path.join(source, "src", "text", "releve-text-error.c"), encoding="utf-8") as file:
        known = set(re.findall(r'\{ "([a-z0-9-]+)", N_', file.read()))
    for folder, _, names in os.walk(os.path.join(source, "src")):
        for name in (n for n in names if n.endswith(".c")):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                calls = re.findall(r"releve_error_set \((?:[^;\"]*?)RELEVE_ERROR_[A-Z_]+,\s*([^;]*?);", file.read(), re.S)
            for call in calls:
                problem = re.match(r'"([a-z0-9-]+)"', call)
                if problem and problem[1] not in known:
                    yield f"{name}: the problem “{problem[1]}” has no sentence"
    if len(known) < 20:
        yield "the table of sentences was not found"


def main():
    source = sys.argv[1]
    bad = [*check_listed(source), *check_po(source), *check_problems(source)]
    print("\n".join(bad))
    return 1 if bad else 0


sys.exit(main())
