from datetime import date
from decimal import ROUND_HALF_UP, Decimal

RATES = [(date(2027, 1, 1), Decimal("0.10")), (date.min, Decimal("0.08"))]


def vat(dong, day):
    when = date.fromisoformat(day)
    rate = next(rate for start, rate in RATES if when >= start)
    return int((dong * rate).quantize(Decimal(1), ROUND_HALF_UP))
