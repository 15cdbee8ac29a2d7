"""Whether checks.json is well written. What it catches is another check's."""

from apply_checks import BadChecks, read_checks

MOST_WORDS = 30
CODE = ("<=", ">=", "//", "==", "return ", "def ", " = ")


def checks():
    try:
        return read_checks()
    except BadChecks as problem:
        raise AssertionError(str(problem)) from None


def every_case():
    for check in checks():
        for number, case in enumerate(check["cases"], 1):
            yield f'case {number} of the check "{check["id"]}"', check, case


def numbers_in(value):
    """The numbers, but not True and False."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [number for part in value for number in numbers_in(part)]
    return [value] if isinstance(value, (int, float)) and not isinstance(value, bool) else []


def ways_to_write(sen):
    ringgit = f"{sen // 100}.{sen % 100:02d}"
    return {str(sen), f"{sen:,}", ringgit, f"{sen // 100:,}.{sen % 100:02d}"}


def words_of(text):
    return [word.strip(".,:;!?()'`\"").removeprefix("RM") for word in text.split()]


def test_checks_can_be_read():
    assert len(checks()) >= len(("is_taxable", "lvg_tax", "checkout"))


def test_money_is_whole_sen():
    for where, _, case in every_case():
        for number in numbers_in([case["args"], case.get("want")]):
            if isinstance(number, float):
                raise AssertionError(f"{where} holds {number!r}, a float; money is whole sen, without a point")


def test_no_case_stands_twice():
    seen = {}
    for where, check, case in every_case():
        key = (check["function"], repr(case["args"]))
        if key in seen:
            raise AssertionError(f"{where} has the arguments of {seen[key]}")
        seen[key] = where


def test_a_check_shows_a_case_and_has_another():
    for check in checks():
        if all(case.get("hidden", False) for case in check["cases"]):
            raise AssertionError(f'the check "{check["id"]}" shows no case at all')
        if len(check["cases"]) < 2:
            raise AssertionError(f'the check "{check["id"]}" has one case, and one value returned always would pass it')


def test_some_cases_are_hidden():
    if sum(case.get("hidden", False) for _, _, case in every_case()) < 3:
        raise AssertionError("fewer than three cases are hidden, so a program may know them all by heart")


def test_a_say_is_short_and_gives_nothing_away():
    for where, _, case in every_case():
        say = case["say"]["en"]
        words = words_of(say)
        if len(words) > MOST_WORDS:
            raise AssertionError(f"the say of {where} has {len(words)} words; {MOST_WORDS} are the most")
        code = [sign for sign in CODE if sign in say]
        if code:
            raise AssertionError(f"the say of {where} holds code: {code[0].strip()}")
        if isinstance(case.get("want"), bool) and str(case["want"]) in words:
            raise AssertionError(f"the say of {where} holds the wanted answer, {case['want']}")
        known = set(numbers_in(case["args"]))
        for number in numbers_in(case.get("want")):
            if number not in known and number > 0 and ways_to_write(number) & set(words):
                raise AssertionError(f"the say of {where} holds the wanted answer, {number}")
