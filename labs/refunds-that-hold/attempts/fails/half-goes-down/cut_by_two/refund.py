"""What a buyer gets back."""

FULL_DAYS = 14
HALF_DAYS = 30
FEE_PERCENT = 10


def refund_sen(paid_sen, days, is_opened):
    """The refund in sen, for goods that come back after so many days."""
    if paid_sen < 0 or days < 0:
        raise ValueError("neither an amount nor a day is below zero")
    if days <= FULL_DAYS:
        back = paid_sen
    elif days <= HALF_DAYS:
        back = paid_sen // 2
    else:
        back = 0
    if is_opened:
        back -= back * FEE_PERCENT // 100
    return back
