from tests.found import lab
from lint_lab import first_mismatch

REPAIRED = "attempts/passes/by_grams.py"
OTHER = "attempts/passes/by_kilos.py"


def expect_pass(path, function):
    told = first_mismatch([check for check in lab()["checks"] if check["function"] == function], path)
    if told is not None:
        raise AssertionError(f"{path}: {told}")


def test_by_grams_gives_the_price_of_a_kilo():
    expect_pass(REPAIRED, "per_kilo")


def test_by_grams_picks_the_cheaper_pack():
    expect_pass(REPAIRED, "cheaper")


def test_by_kilos_gives_the_price_of_a_kilo():
    expect_pass(OTHER, "per_kilo")


def test_by_kilos_picks_the_cheaper_pack():
    expect_pass(OTHER, "cheaper")


def test_the_two_are_written_differently():
    with open(REPAIRED, encoding="utf-8") as one, open(OTHER, encoding="utf-8") as other:
        if one.read().split() == other.read().split():
            raise AssertionError(f"{REPAIRED} is a copy of {OTHER}; two programs that are the same prove no more than one")
