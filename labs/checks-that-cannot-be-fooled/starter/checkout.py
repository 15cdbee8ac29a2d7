"""What one learner handed in. It has mistakes."""


def is_taxable(price_sen, category):
    return price_sen <= 50000


def lvg_tax(items):
    tax = 0
    for item in items:
        if is_taxable(item["price_sen"], item["category"]):
            tax += item["price_sen"] * 0.1
    return tax


def checkout(items, shipping_sen):
    goods = sum(item["price_sen"] for item in items)
    tax = lvg_tax(items)
    return [goods, tax, shipping_sen, goods + tax + shipping_sen]
