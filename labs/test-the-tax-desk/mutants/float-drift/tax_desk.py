"""The tax on low-value goods, in whole sen."""

LIMIT_SEN = 50000
EXCLUDED = {"cigarettes", "tobacco", "liquor", "pipes", "vapes"}


def tax_sen(lines, shipping_sen, rate_percent):
    """The tax on one order, rounded once."""
    tax = 0.0
    for line in lines:
        if line["price_sen"] <= LIMIT_SEN and line["category"] not in EXCLUDED:
            tax += line["price_sen"] / 100 * line["quantity"] * rate_percent / 100
    return int(round(tax, 2) * 100)
