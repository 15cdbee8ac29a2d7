"""Reads checks in the form of a lab.json, and holds a program to them."""

import json

FUNCTIONS = {"is_taxable": 2, "lvg_tax": 1, "checkout": 2}
CHECK_KEYS = ("id", "kind", "points", "title", "function", "cases")
CASE_KEYS = ("args", "want", "raises", "hidden", "say")


class BadChecks(Exception):
    """What is wrong in the file, where, and what to do."""


def read_checks(path="checks.json"):
    """The list of checks. BadChecks tells the first thing that is wrong."""
    with open(path, encoding="utf-8-sig") as file:
        text = file.read()
    try:
        whole = json.loads(text, object_pairs_hook=no_key_twice, parse_constant=no_such_number)
    except json.JSONDecodeError as error:
        raise BadChecks(f"{path}, {place_and_cause(error)}") from None
    if not isinstance(whole, dict) or list(whole) != ["checks"] or not isinstance(whole["checks"], list):
        raise BadChecks(f'{path}: the file is {{"checks": [...]}} and nothing more')
    ids = []
    for number, check in enumerate(whole["checks"], 1):
        expect_check(check, f"{path}, check {number}")
        if check["id"] in ids:
            raise BadChecks(f'{path}, check {number}: another check has the id "{check["id"]}"')
        ids.append(check["id"])
    missing = [name for name in FUNCTIONS if name not in [check["function"] for check in whole["checks"]]]
    if missing:
        raise BadChecks(f"{path}: no check calls {missing[0]}")
    return whole["checks"]


def place_and_cause(error):
    """Where a file stops being JSON, and what to do about it."""
    before = error.doc[: error.pos].rstrip()
    at = error.doc[error.pos : error.pos + 1]
    line, column = error.lineno, error.colno
    if at in ("}", "]", ",") and before.endswith(","):
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1)
        cause = "this comma is one too many"
    elif "trailing comma" in error.msg:
        cause = "this comma is one too many"
    elif not at.strip():
        cause = "the file ends too early: a closing bracket or brace is missing"
    elif "delimiter" in error.msg:
        cause = f"a {error.msg.split()[1]} or a closing bracket is missing before this"
    elif "property name" in error.msg:
        cause = "expected a key in double quotes"
    elif error.msg == "Expecting value":
        cause = "expected a value: a number, true, false, a list, an object, or a text in double quotes"
    elif error.msg == "Extra data":
        cause = "the file should end before this"
    else:
        cause = "a text begins here that is not well closed in its line"
    return f"line {line}, column {column}: {cause}"


def no_key_twice(pairs):
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise BadChecks(f'checks.json: the key "{key}" stands twice in one object')
    return dict(pairs)


def no_such_number(name):
    raise BadChecks(f"checks.json: {name} is no number in JSON")


def expect_check(check, where):
    expect_keys(check, CHECK_KEYS, where)
    for key in CHECK_KEYS:
        if key not in check:
            raise BadChecks(f'{where}: the key "{key}" is missing')
    if check["kind"] != "calls":
        raise BadChecks(f'{where}: the kind of a check is "calls" here')
    if check["function"] not in list(FUNCTIONS):
        raise BadChecks(f"{where}: the function is one of {', '.join(FUNCTIONS)}")
    if not isinstance(check["cases"], list) or not check["cases"]:
        raise BadChecks(f'{where}: "cases" is a list with at least one case')
    for number, case in enumerate(check["cases"], 1):
        expect_case(case, check["function"], f"{where}, case {number}")


def expect_case(case, function, where):
    expect_keys(case, CASE_KEYS, where)
    args = case.get("args")
    if not isinstance(args, list) or len(args) != FUNCTIONS[function]:
        raise BadChecks(f'{where}: "args" is a list of what {function} takes, {FUNCTIONS[function]} in all')
    if ("want" in case) == ("raises" in case):
        raise BadChecks(f'{where}: a case has "want" or "raises", and not both')
    if not isinstance(case.get("raises", ""), str):
        raise BadChecks(f'{where}: "raises" is the name of an exception, such as "ValueError"')
    if not is_spelt_well([args, case.get("want")]):
        raise BadChecks(f'{where}: a tuple is written {{"$tuple": [...]}}')
    if not isinstance(case.get("hidden", False), bool):
        raise BadChecks(f'{where}: "hidden" is true or false')
    say = case.get("say")
    if not isinstance(say, dict) or not str(say.get("en", "")).strip():
        raise BadChecks(f'{where}: write a sentence: "say": {{"en": "..."}}')


def expect_keys(value, known, where):
    if not isinstance(value, dict):
        raise BadChecks(f"{where}: expected an object in braces")
    for key in value:
        if key not in known:
            raise BadChecks(f'{where}: unknown key "{key}"; known are {", ".join(known)}')


def is_spelt_well(written):
    if isinstance(written, dict):
        if "$tuple" in written and (len(written) > 1 or not isinstance(written["$tuple"], list)):
            return False
        return is_spelt_well(list(written.values()))
    return all(map(is_spelt_well, written)) if isinstance(written, list) else True


def value_of(written):
    """{"$tuple": [...]} is a tuple; everything else is what JSON has."""
    if isinstance(written, dict):
        if list(written) == ["$tuple"]:
            return tuple(map(value_of, written["$tuple"]))
        return {key: value_of(value) for key, value in written.items()}
    return [value_of(value) for value in written] if isinstance(written, list) else written


def is_same(one, other):
    """1 is not 1.0, True is not 1, and a list is no tuple."""
    if type(one) is not type(other):
        return False
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(is_same, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(is_same(one[key], other[key]) for key in one)
    return one == other


def mismatch(check, number, program):
    """None, or how the program differs from what the case wants."""
    case = check["cases"][number - 1]
    args = [value_of(arg) for arg in case["args"]]
    call = f"{check['function']}({', '.join(map(repr, args))})"
    where = f'case {number} of the check "{check["id"]}": {call}'
    try:
        got = getattr(program, check["function"])(*args)
    except Exception as error:
        if case.get("raises") == type(error).__name__:
            return None
        return f"{where} raises {type(error).__name__}: {error}"
    if "raises" in case:
        return f"{where} gives {got!r}, but the case wants {case['raises']}"
    want = value_of(case["want"])
    if is_same(got, want):
        return None
    return f"{where} gives {got!r}, but the case wants {want!r}"
