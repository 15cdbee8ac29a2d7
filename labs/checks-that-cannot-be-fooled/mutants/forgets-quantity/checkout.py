RATE_PERCENT = 10
THRESHOLD_SEN = 50000
EXCLUDED = {"cigarettes", "tobacco", "liquor", "pipes", "vapes"}


def is_taxable(price_sen, category):
    return price_sen <= THRESHOLD_SEN and category not in EXCLUDED


def lvg_tax(items):
    tax = 0
    for item in items:
        if is_taxable(item["price_sen"], item["category"]):
            one = (item["price_sen"] * RATE_PERCENT + 50) // 100
            tax += one
    return tax


def checkout(items, shipping_sen):
    goods = 0
    for item in items:
        goods += item["price_sen"] * item["quantity"]
    tax = lvg_tax(items)
    return goods, tax, shipping_sen, goods + tax + shipping_sen
