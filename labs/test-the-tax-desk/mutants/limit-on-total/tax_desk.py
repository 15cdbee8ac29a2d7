"""The tax on low-value goods, in whole sen."""

LIMIT_SEN = 50000
EXCLUDED = {"cigarettes", "tobacco", "liquor", "pipes", "vapes"}


def tax_sen(lines, shipping_sen, rate_percent):
    """The tax on one order, rounded once."""
    worth = sum(line["price_sen"] * line["quantity"] for line in lines)
    if worth > LIMIT_SEN:
        return 0
    base = 0
    for line in lines:
        if line["category"] not in EXCLUDED:
            base += line["price_sen"] * line["quantity"]
    return (base * rate_percent + 50) // 100
