import re

from tests.found import expect_none, lab
from lint_lab import numbers_of

LANGUAGES = ("en", "ms")
EXAMPLE = re.compile(r"`per_kilo\((\d+), (\d+)\)`\D*`(\d+(?:\.\d+)?)`")
HALF_A_SEN = 0.005


def text(locale):
    with open(f"text.{locale}.md", encoding="utf-8") as file:
        return file.read()


def test_nothing_shows_a_hidden_case():
    expect_none("review.leak")


def test_each_check_still_hides_a_case():
    for check in lab()["checks"]:
        if not any(case.get("hidden", False) for case in check["cases"]):
            raise AssertionError(f'lab.json: the check "{check["id"]}" hides no case, so its cases can be learnt by heart')


def test_the_texts_show_the_same_numbers():
    if sorted(numbers_of(text("en"))) != sorted(numbers_of(text("ms"))):
        raise AssertionError("text.en.md and text.ms.md do not show the same numbers")


def test_the_worked_example_is_there_and_right():
    for locale in LANGUAGES:
        examples = EXAMPLE.findall(text(locale))
        if not examples:
            raise AssertionError(f"text.{locale}.md: no worked example, written like `per_kilo(999, 180)` is `55.5`")
        for price_sen, grams, said in examples:
            if int(grams) == 0 or abs(int(price_sen) * 10 / int(grams) - float(said)) > HALF_A_SEN:
                raise AssertionError(f"text.{locale}.md: per_kilo({price_sen}, {grams}) is not {said}")
