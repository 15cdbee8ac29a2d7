"""What a buyer gets back, by a table of the last days."""

SHARES = [(14, 2), (30, 1)]


def refund_sen(paid_sen, days, is_opened):
    """The refund in sen, for goods that come back after so many days."""
    if min(paid_sen, days) < 0:
        raise ValueError(f"{paid_sen} sen after {days} days cannot be")
    halves = next((halves for last, halves in SHARES if days <= last), 0)
    back = (paid_sen * halves + 1) // 2
    return back - back // 10 if is_opened else back
