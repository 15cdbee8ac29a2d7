"""Whether lab.json is still this lab, with all that it had."""

from tests.found import lab

FUNCTIONS = ["per_kilo", "cheaper"]
MOST_POINTS = 10


def test_the_lab_can_be_read():
    assert lab()["format"] == 1


def test_no_check_was_deleted():
    if [check["function"] for check in lab()["checks"]] != FUNCTIONS:
        raise AssertionError("lab.json: the lab has two checks, of per_kilo and of cheaper, in this order")
    if {check["kind"] for check in lab()["checks"]} != {"calls"}:
        raise AssertionError('lab.json: both checks are of the kind "calls"')


def test_no_sentence_was_deleted():
    if [it["id"] for it in lab()["misconceptions"]] != ["grams-as-kilos", "compares-prices"]:
        raise AssertionError("lab.json: the lab has two misconceptions, grams-as-kilos and compares-prices")
    if len(lab()["hints"]) != 2:
        raise AssertionError("lab.json: the lab has two hints")


def test_the_points_are_as_they_were():
    if sum(check["points"] for check in lab()["checks"]) != MOST_POINTS:
        raise AssertionError(f"lab.json: the points of the checks add up to {MOST_POINTS}")
