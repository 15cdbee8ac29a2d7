"""The tax on low-value goods, worked out in ringgit by decimals."""

from decimal import ROUND_HALF_UP, Decimal

NEVER_TAXED = ("cigarettes", "tobacco", "liquor", "pipes", "vapes")
SEN = Decimal("0.01")


def ringgit(sen):
    return Decimal(sen) * SEN


def is_low_value(line):
    return not (ringgit(line["price_sen"]) > 500 or line["category"] in NEVER_TAXED)


def tax_sen(lines, shipping_sen, rate_percent):
    """The tax on one order, rounded once."""
    base = sum((ringgit(line["price_sen"]) * line["quantity"] for line in filter(is_low_value, lines)), Decimal(0))
    tax = (base * rate_percent / 100).quantize(SEN, rounding=ROUND_HALF_UP)
    return int(tax / SEN)
