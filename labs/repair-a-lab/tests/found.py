"""What the linter finds, for tests that each ask for some of it."""

from functools import cache

from lint_lab import BadLab, findings, read_lab


def lab():
    try:
        return read_lab()
    except BadLab as problem:
        raise AssertionError(str(problem)) from None


@cache
def found():
    lab()
    return findings()


def expect_none(*codes):
    for finding in found():
        if finding.code in codes:
            raise AssertionError(str(finding))
