"""What a buyer gets back."""


def refund_sen(paid_sen, days, is_opened):
    """The refund in sen, for goods that come back after so many days."""
    return None
