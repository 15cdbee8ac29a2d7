from decimal import ROUND_HALF_UP, Decimal

RATE = Decimal("0.10")


def is_taxable(price_sen, category):
    if category in ("cigarettes", "tobacco", "liquor", "pipes", "vapes"):
        return False
    return not price_sen > 50000


def tax_of_one(item):
    if not is_taxable(item["price_sen"], item["category"]):
        return 0
    exact = Decimal(item["price_sen"]) * RATE
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def lvg_tax(items):
    return sum(tax_of_one(item) * item["quantity"] for item in items)


def checkout(items, shipping_sen):
    goods = sum(item["price_sen"] * item["quantity"] for item in items)
    tax = lvg_tax(items)
    return (goods, tax, shipping_sen, sum([goods, tax, shipping_sen]))
