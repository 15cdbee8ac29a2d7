"""The tax on low-value goods, in whole sen."""

LIMIT_SEN = 50000
EXCLUDED = {"cigarettes", "tobacco", "liquor", "pipes", "vapes"}


def tax_sen(lines, shipping_sen, rate_percent):
    """The tax on one order, rounded once."""
    base = 0
    for line in lines:
        if line["price_sen"] <= LIMIT_SEN and line["category"] not in EXCLUDED:
            base += line["price_sen"]
    return (base * rate_percent + 50) // 100
