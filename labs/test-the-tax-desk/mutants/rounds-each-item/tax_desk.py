"""The tax on low-value goods, in whole sen."""

LIMIT_SEN = 50000
EXCLUDED = {"cigarettes", "tobacco", "liquor", "pipes", "vapes"}


def tax_sen(lines, shipping_sen, rate_percent):
    """The tax on one order, rounded once."""
    tax = 0
    for line in lines:
        if line["price_sen"] <= LIMIT_SEN and line["category"] not in EXCLUDED:
            tax += (line["price_sen"] * rate_percent + 50) // 100 * line["quantity"]
    return tax
