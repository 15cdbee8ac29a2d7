"""Tries the cases of checks.json. Write there, not here."""

import checkout
from apply_checks import BadChecks, mismatch, read_checks


def mismatches():
    for check in read_checks():
        for number in range(1, len(check["cases"]) + 1):
            told = mismatch(check, number, checkout)
            if told is not None:
                yield told


def test_every_case():
    for told in mismatches():
        raise AssertionError(told)


if __name__ == "__main__":
    try:
        for told in mismatches():
            print("-", told)
        print("All cases were tried.")
    except BadChecks as problem:
        print(problem)
