#!/usr/bin/env python3
"""French is whole, agrees with the English, and is set as French is set.
Arguments: source folder, the program that knows problems."""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import tap

SOURCE = pathlib.Path(sys.argv[1])
KNOWS_PROBLEM = sys.argv[2]
KEYWORDS = re.findall(r"--keyword=[^']+", (SOURCE / "po" / "meson.build").read_text())

NO_BREAK, NARROW = "\u00a0", "\u202f"
# U+202F before ; ! ? and U+00A0 before : and inside « »; times and addresses have none.
MISSET = re.compile(f"(?<!{NARROW})[;!?]|(?<!{NO_BREAK}):(?!\\d|//)|«(?!{NO_BREAK})|(?<!{NO_BREAK})»|'|\\.\\.\\.|(?<!\\\\)\"")
BRACES = re.compile(r"\{\w+\}")
MARKS = "○●▲◐◆◇┃⚠✓✕›→≥—"

Message = collections.namedtuple("Message", "context id plural flags texts")


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=SOURCE, **more)


def unquote(lines):
    return "".join(json.loads(f'"{part}"') for part in re.findall(r'"(.*)"$', lines, re.M))


def read_messages(text):
    """The messages of a .po text, header left out."""
    messages = []
    for block in re.split(r"\n\s*\n", text):
        flags = " ".join(re.findall(r"^#[,~].*", block, re.M))
        fields = {name: unquote(value) for name, value in
                  re.findall(r'^(?:#~ )?(msg\w+(?:\[\d\])?) ((?:(?:#~ )?".*"\n?)+)', block, re.M)}
        if fields.get("msgid"):
            messages.append(Message(fields.get("msgctxt"), fields["msgid"], fields.get("msgid_plural"), flags,
                                    [value for name, value in fields.items() if name.startswith("msgstr")]))
    return messages


def extract(*paths):
    return read_messages(run("xgettext", "--from-code=UTF-8", *KEYWORDS, "-o", "-", *paths).stdout)


def sources():
    return sorted(str(path.relative_to(SOURCE)) for path in [*SOURCE.glob("src/**/*.c"), *SOURCE.glob("ui/*.ui")])


FRENCH = read_messages((SOURCE / "po" / "fr.po").read_text())


def test_listed():
    """N1 POTFILES lists every file with a sentence, and no other"""
    listed = (SOURCE / "po" / "POTFILES").read_text().split()
    with_words = [path for path in sources() if extract(path)]
    assert listed == with_words, "run build-aux/update-po: " + " ".join(sorted(set(listed) ^ set(with_words)))


def test_whole():
    """N1 every sentence has its French, none fuzzy, none left over"""
    key = lambda message: (message.context, message.id, message.plural)
    wanted = {key(message) for message in extract(*sources())}
    assert len(wanted) > 300, f"only {len(wanted)} sentences were found"
    tap.expect_none(wanted - {key(message) for message in FRENCH}, "not in fr.po")
    tap.expect_none({key(message) for message in FRENCH} - wanted, "not in the sources any more")
    tap.expect_none((message.id for message in FRENCH if not message.texts or "" in message.texts), "without French")
    tap.expect_none((message.id for message in FRENCH if re.search("fuzzy|~", message.flags)), "fuzzy or obsolete")
    tap.expect_none((message.id for message in FRENCH if len(message.texts) != (2 if message.plural else 1)), "plural forms")


def test_formats():
    """N1 formats, placeholders and access keys agree"""
    run("msgfmt", "--check", "--check-accelerators=_", "-o", "/dev/null", "po/fr.po")
    bad = []
    for message in FRENCH:
        known = set(BRACES.findall(message.id + (message.plural or "")))
        for text in message.texts:
            if not set(BRACES.findall(text)) == known or message.id.endswith("\n") != text.endswith("\n"):
                bad.append(text)
    tap.expect_none(bad, "other placeholders than in English")


def test_marks():
    """a mark of the English is in the French"""
    tap.expect_none((message.texts[0] for message in FRENCH
                     if [mark for mark in message.id if mark in MARKS] != [mark for mark in message.texts[0] if mark in MARKS]),
                    "other marks than in English")


def misset(texts):
    return [text for text in texts if MISSET.search(text)]


def test_setting():
    """N2 spaces do not break before : ; ! ? » and after «, and apostrophes are round"""
    tap.expect_none(misset(text for message in FRENCH for text in message.texts), "set as English")


def french_of(value):
    """Every French text of a seed file."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from [inner] if key == "fr" and isinstance(inner, str) else french_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from french_of(inner)


def test_setting_of_content():
    """N2 shipped content, desktop entry and metainfo are set as French is"""
    texts = []
    for path in sorted(SOURCE.glob("data/seed/*.json")):
        texts += french_of(json.loads(path.read_text()))
    assert len(texts) > 300, f"only {len(texts)} texts were found"
    for path in SOURCE.glob("data/*.desktop"):
        texts += [line.split("=", 1)[1] for line in path.read_text().splitlines()
                  if "[fr]=" in line and not line.startswith("Keywords")]
    for path in SOURCE.glob("data/*.metainfo.xml"):
        texts += [element.text or "" for element in xml.etree.ElementTree.parse(path).iter()
                  if element.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"]
    tap.expect_none(misset(texts), "set as English")


def test_setting_is_seen():
    """N2 what is set as English is seen"""
    for wrong in ["Bloc 4 :", "Bloc 4:", "fini ;", f"fini{NO_BREAK};", "oui !", "qui?", "«mot»", "« mot »", "l'heure", "la suite..."]:
        assert misset([wrong]), wrong
    for right in [f"Bloc{NO_BREAK}: L01", f"oui{NARROW}!", f"«{NO_BREAK}mot{NO_BREAK}»", "à 14:30", "https://example.org", "l’heure"]:
        assert not misset([right]), right


def arguments(text, start):
    """The arguments of a call whose parenthesis opens at @start."""
    depth, argument, found, quoted = 0, "", [], False
    for at in range(start, len(text)):
        char = text[at]
        if char == '"' and text[at - 1] != "\\":
            quoted = not quoted
        if not quoted and char in "({[":
            depth += 1
            if depth == 1:
                continue
        if not quoted and char in ")}]":
            depth -= 1
            if depth == 0:
                return found + [argument.strip()]
        if not quoted and char == "," and depth == 1:
            found.append(argument.strip())
            argument = ""
        else:
            argument += char
    return found


def takers_of_problems(text):
    """(static or not, name, place) of every function with a parameter “problem”."""
    for match in re.finditer(r"^(static )?.*\n(\w+) \(([^;{]*?)\)\n{", text, re.M):
        for place, parameter in enumerate(match[3].split(",")):
            if re.fullmatch(r"\s*const char \*problem", parameter):
                yield bool(match[1]), match[2], place


def problems():
    """The keys of problems that any layer names: given to releve_error_set or to another
    function with a parameter “problem”, put into a variable of that name, or in a table
    beside the reaction."""
    texts = [path.read_text() for path in SOURCE.glob("src/**/*.c")]
    public = {taker[1:] for text in texts for taker in takers_of_problems(text) if not taker[0]}
    keys = set()
    for text in texts:
        keys |= set(re.findall(r'\bproblem = "([a-z0-9-]+)"', text))
        keys |= set(re.findall(r'RELEVE_ERROR_\w+, "([a-z0-9-]+)"', text))
        for name, place in public | {taker[1:] for taker in takers_of_problems(text)}:
            for match in re.finditer(rf"\b{name} \(", text):
                given = arguments(text, match.end() - 1)
                keys |= set(re.findall(r'"([a-z0-9-]+)"', given[place])) if len(given) > place else set()
    return sorted(keys)


def test_problems():
    """every problem that a layer names has a sentence"""
    keys = problems()
    assert len(keys) > 60 and "blocks-overlap" in keys, keys
    unknown = subprocess.run([KNOWS_PROBLEM, *keys], check=True, capture_output=True, text=True).stdout.split()
    tap.expect_none(unknown, "problems without a sentence")
    probe = subprocess.run([KNOWS_PROBLEM, "missing-file", "no-such-problem"], check=True, capture_output=True, text=True).stdout
    assert probe == "no-such-problem\n", probe


sys.exit(tap.run([
    test_listed,
    test_whole,
    test_formats,
    test_marks,
    test_setting,
    test_setting_of_content,
    test_setting_is_seen,
    test_problems,
]))
