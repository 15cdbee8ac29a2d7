"""A draft. It has more than one mistake: let your tests find them."""


def tax_sen(lines, shipping_sen, rate_percent):
    """The tax on one order, in whole sen."""
    taxed = shipping_sen
    for line in lines:
        taxed += line["price_sen"] * line["quantity"]
    return taxed * rate_percent // 100
