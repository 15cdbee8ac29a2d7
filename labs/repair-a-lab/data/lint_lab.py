"""Reads a small lab's folder and tells what is wrong in it, as ./bengkel check does and with its codes. It changes nothing."""

import json
import os
import re
from collections import namedtuple

LAB_KEYS = ("format", "id", "version", "language", "track", "level", "minutes", "title", "summary", "locales",
            "outcomes", "prerequisites", "limits", "checks", "misconceptions", "hints")
CHECK_KEYS = ("id", "kind", "points", "title", "function", "cases")
CASE_KEYS = ("args", "want", "say")
MISCONCEPTION_KEYS = ("id", "check", "say")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Names and numbers may be the same in two languages.
FEWEST_SAME_WORDS = 4


class BadLab(Exception):
    """lab.json cannot be read as a lab: where, and why."""


class Finding(namedtuple("Finding", "code place message")):
    def __str__(self):
        return f"{self.place}: {self.message} [{self.code}]"


def findings():
    """All that is wrong. BadLab if the definition cannot be read at all."""
    lab = read_lab()
    return [*ids(lab), *translations(lab), *attempts(lab), *sentences(lab), *leaks(lab)]


def read_lab(path="lab.json"):
    with open(path, encoding="utf-8-sig") as file:
        text = file.read()
    try:
        lab = json.loads(text, object_pairs_hook=no_key_twice)
    except json.JSONDecodeError as error:
        raise BadLab(f"{path}:{error.lineno}:{error.colno}: no JSON from here on: {error.msg}") from None
    expect_keys(lab, LAB_KEYS, "lab.json")
    for key in ("checks", "misconceptions", "hints"):
        if not isinstance(lab[key], list):
            raise BadLab(f"lab.json, /{key}: expected a list")
    if not isinstance(lab["locales"], dict) or "en" not in lab["locales"]:
        raise BadLab('lab.json, /locales: expected an object with "en" in it')
    for at, check in enumerate(lab["checks"]):
        expect_check(check, f"lab.json, /checks/{at}")
    for at, it in enumerate(lab["misconceptions"]):
        where = f"lab.json, /misconceptions/{at}"
        expect_keys(it, MISCONCEPTION_KEYS, where, ["detectors"])
        expect_texts(it, ("id", "check"), where)
        expect_localised(it["say"], f"{where}/say")
    for at, hint in enumerate(lab["hints"]):
        expect_localised(hint, f"lab.json, /hints/{at}")
    for key in ("title", "summary"):
        expect_localised(lab[key], f"lab.json, /{key}")
    return lab


def no_key_twice(pairs):
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise BadLab(f'lab.json: the key "{key}" stands twice in one object')
    return dict(pairs)


def expect_keys(value, keys, where, optional=()):
    if not isinstance(value, dict):
        raise BadLab(f"{where}: expected an object in braces")
    for key in keys:
        if key not in value:
            raise BadLab(f'{where}: the key "{key}" is missing')
    for key in value:
        if key not in keys and key not in optional:
            raise BadLab(f'{where}: unknown key "{key}"')


def expect_texts(value, keys, where):
    for key in keys:
        if not isinstance(value[key], str):
            raise BadLab(f"{where}/{key}: expected a text in double quotes")


def expect_localised(value, where):
    if not isinstance(value, dict) or not isinstance(value.get("en"), str):
        raise BadLab(f'{where}: expected a text by language: {{"en": "..."}}')


def expect_check(check, where):
    expect_keys(check, CHECK_KEYS, where, ["tolerance"])
    expect_texts(check, ("id", "kind", "function"), where)
    expect_localised(check["title"], f"{where}/title")
    if not is_amount(check["points"]):
        raise BadLab(f"{where}/points: expected a number")
    tolerance = check.get("tolerance", {"absolute": 0})
    if not isinstance(tolerance, dict) or list(tolerance) != ["absolute"] or not is_amount(tolerance["absolute"]):
        raise BadLab(f'{where}/tolerance: write {{"absolute": ...}} with a number that is not negative')
    if not isinstance(check["cases"], list) or not check["cases"]:
        raise BadLab(f"{where}/cases: expected a list with at least one case")
    for at, case in enumerate(check["cases"]):
        expect_keys(case, CASE_KEYS, f"{where}/cases/{at}", ["hidden"])
        expect_localised(case["say"], f"{where}/cases/{at}/say")
        if not isinstance(case["args"], list):
            raise BadLab(f"{where}/cases/{at}/args: expected a list")
        if not isinstance(case.get("hidden", False), bool):
            raise BadLab(f"{where}/cases/{at}/hidden: expected true or false")


def is_amount(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < float("inf")


def ids(lab):
    """Ids that are none, and names that lead to no id."""
    found = []
    known = []
    for kind in ("checks", "misconceptions"):
        for at, it in enumerate(lab[kind]):
            where = f"lab.json, /{kind}/{at}/id"
            if not ID.fullmatch(it["id"]):
                found.append(Finding("lab.bad-id", where, f'"{it["id"]}" is no id: small letters, digits, single hyphens'))
            if it["id"] in known:
                found.append(Finding("lab.duplicate-id", where, f'"{it["id"]}" stands twice'))
            known.append(it["id"])
    check_ids = [check["id"] for check in lab["checks"]]
    for at, it in enumerate(lab["misconceptions"]):
        if it["check"] not in check_ids:
            place = f"lab.json, /misconceptions/{at}/check"
            found.append(Finding("lab.unknown-check", place, f'there is no check "{it["check"]}"'))
    for folder in sorted(os.listdir("attempts/fails")):
        if folder not in known:
            place = f"attempts/fails/{folder}"
            found.append(Finding("lab.unknown-check", place, f'there is no check or misconception "{folder}"'))
    return found


def localised(value, place):
    """Every text that is written by language, and its place."""
    if isinstance(value, dict):
        if "en" in value and isinstance(value["en"], str):
            yield place, value
        elif not place.startswith("/locales"):
            for key, part in value.items():
                yield from localised(part, f"{place}/{key}")
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from localised(part, f"{place}/{at}")


def translations(lab):
    found = []
    meanings = {}
    for place, texts in localised(lab, ""):
        place = f"lab.json, {place}"
        for locale in lab["locales"]:
            text = texts.get(locale)
            if locale not in texts:
                found.append(Finding("lab.missing-translation", place, f'there is no "{locale}" text'))
            elif not isinstance(text, str) or not text.strip():
                found.append(Finding("lab.empty-text", place, f'the "{locale}" text is empty'))
            elif locale != "en":
                if text == texts["en"] and len(text.split()) >= FEWEST_SAME_WORDS:
                    found.append(Finding("review.untranslated", place, f'the "{locale}" text is the English one'))
                if meanings.setdefault((locale, text), texts["en"]) != texts["en"]:
                    found.append(Finding("review.another-text", place, f'the "{locale}" text stands for other English too'))
        for locale in texts:
            if locale not in lab["locales"]:
                found.append(Finding("lab.undeclared-locale", place, f'the lab does not list the language "{locale}"'))
    return found


def program(path):
    """What a file defines, by name."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    defined = {"__name__": "attempt"}
    exec(compile(text, path, "exec"), defined)
    return defined


def is_near(got, want, absolute):
    """1 is not 1.0. A float may be so much off, and the tolerance itself is allowed."""
    if type(got) is not type(want):
        return False
    return abs(got - want) <= absolute if isinstance(want, float) else got == want


def mismatches(checks, defined):
    """How a program differs from what the cases want."""
    for check in checks:
        absolute = check.get("tolerance", {"absolute": 0})["absolute"]
        for case in check["cases"]:
            call = f"{check['function']}({', '.join(map(repr, case['args']))})"
            try:
                got = defined[check["function"]](*case["args"])
            except Exception as error:
                yield f"{call} raises {type(error).__name__}, but the case wants {case['want']!r}"
                continue
            if not is_near(got, case["want"], absolute):
                yield f"{call} gives {got!r}, but the case wants {case['want']!r}"


def first_mismatch(checks, path):
    try:
        return next(mismatches(checks, program(path)), None)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def files_in(folder):
    return [f"{folder}/{name}" for name in sorted(os.listdir(folder)) if name.endswith(".py")]


def attempts(lab):
    """Right attempts that fail, and wrong ones that pass the check in whose folder they lie."""
    found = []
    for path in files_in("attempts/passes"):
        told = first_mismatch(lab["checks"], path)
        if told is not None:
            found.append(Finding("review.attempt", path, f"should pass, but {told}"))
    for check in lab["checks"]:
        folder = f"attempts/fails/{check['id']}"
        for path in files_in(folder) if os.path.isdir(folder) else []:
            if first_mismatch([check], path) is None:
                found.append(Finding("review.attempt", path, f'should fail, but the check "{check["id"]}" lets it pass'))
    return found


def sentences(lab):
    """Misconceptions of which nobody is told: the program behind them passes their check."""
    found = []
    for it in lab["misconceptions"]:
        folder = f"attempts/fails/{it['id']}"
        own = [check for check in lab["checks"] if check["id"] == it["check"]]
        for path in files_in(folder) if own and os.path.isdir(folder) else []:
            if first_mismatch(own, path) is None:
                # Without a detector nobody is told anything, and it is a wrong attempt like any other.
                code = "review.misconception" if it.get("detectors") else "review.attempt"
                message = f'passes the check "{it["check"]}", so nobody ever hears "{it["id"]}"'
                found.append(Finding(code, path, message))
    return found


def numbers_in(value):
    if isinstance(value, list):
        return [number for part in value for number in numbers_in(part)]
    return [value] if is_amount(value) else []


def ways_to_write(number):
    """In sen and in ringgit, in grams and in kilos."""
    return {str(number), f"{number / 100:.2f}", str(number / 100), f"{number / 1000:.3f}", str(number / 1000)}


def numbers_of(text):
    return re.findall(r"\d+(?:\.\d+)?", text)


def shown_lines(lab):
    """What a learner may read before a check has failed, and where."""
    for path in [*(f"text.{locale}.md" for locale in lab["locales"]), "starter/main.py"]:
        with open(path, encoding="utf-8") as file:
            for at, line in enumerate(file.read().splitlines(), 1):
                yield f"{path}:{at}", line
    for at, hint in enumerate(lab["hints"]):
        for text in hint.values():
            yield f"lab.json, /hints/{at}", str(text)


def leaks(lab):
    found = []
    hidden = [(f"/checks/{at}/cases/{number}", numbers_in(case["args"])) for at, check in enumerate(lab["checks"])
              for number, case in enumerate(check["cases"]) if case.get("hidden", False)]
    for place, line in shown_lines(lab):
        shown = set(numbers_of(line))
        for case, numbers in hidden:
            if numbers and all(ways_to_write(number) & shown for number in numbers):
                found.append(Finding("review.leak", place, f"this shows the input of a hidden case ({case})"))
    return found
