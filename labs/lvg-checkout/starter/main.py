# Write the rules here as named constants, in whole sen.


def is_taxable(price_sen, category):
    """True when one item at this price, of this category, owes the tax."""
    return None


def lvg_tax(items):
    """The tax on all items of a cart, in sen."""
    return None


def checkout(items, shipping_sen):
    """A tuple of four ints, in sen: goods, tax, shipping, total."""
    return None


if __name__ == "__main__":
    cart = [{"price_sen": 48000, "quantity": 1, "category": "headphones"}]
    print(checkout(cart, 2000))
