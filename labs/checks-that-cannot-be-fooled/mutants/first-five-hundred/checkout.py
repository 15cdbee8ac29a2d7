RATE_PERCENT = 10
THRESHOLD_SEN = 50000
EXCLUDED = {"cigarettes", "tobacco", "liquor", "pipes", "vapes"}


def is_taxable(price_sen, category):
    return price_sen <= THRESHOLD_SEN and category not in EXCLUDED


def lvg_tax(items):
    tax = 0
    for item in items:
        if item["category"] not in EXCLUDED:
            taxed = min(item["price_sen"], THRESHOLD_SEN)
            tax += (taxed * RATE_PERCENT + 50) // 100 * item["quantity"]
    return tax


def checkout(items, shipping_sen):
    goods = 0
    for item in items:
        goods += item["price_sen"] * item["quantity"]
    tax = lvg_tax(items)
    return goods, tax, shipping_sen, goods + tax + shipping_sen
