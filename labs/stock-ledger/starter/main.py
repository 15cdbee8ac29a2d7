def closing_stock(opening, changes):
    """The stock after each day."""
    return None


def changes_between(changes, questions):
    """For each question [first, last] the change from day first to day last, both included; days count from 1."""
    return None


if __name__ == "__main__":
    ledger = [30, -12, -25, 0, 60, -18]
    print(closing_stock(40, ledger))
    print(changes_between(ledger, [[2, 4], [5, 6]]))
