from dataclasses import dataclass

NEVER_TAXED = "cigarettes tobacco liquor pipes vapes".split()


@dataclass
class Item:
    price_sen: int
    quantity: int
    category: str

    def __post_init__(self):
        if self.quantity < 1:
            raise ValueError(f"{self.quantity} pieces cannot be bought")

    @property
    def goods(self):
        return self.price_sen * self.quantity

    @property
    def tax(self):
        if not is_taxable(self.price_sen, self.category):
            return 0
        whole, rest = divmod(self.price_sen, 10)
        return (whole + (rest >= 5)) * self.quantity


def is_taxable(price_sen, category):
    if price_sen >= 50001:
        return False
    for code in NEVER_TAXED:
        if code == category:
            return False
    return True


def lvg_tax(items):
    return sum(Item(**item).tax for item in items)


def checkout(items, shipping_sen):
    cart = [Item(**item) for item in items]
    goods = sum(item.goods for item in cart)
    tax = sum(item.tax for item in cart)
    return goods, tax, shipping_sen, goods + tax + shipping_sen
