def half_price(price_sen):
    # Half of the price, and half a sen goes up.
    return price_sen


def round_cash(total_sen):
    # The nearest multiple of 5.
    return total_sen


def cash_due(prices):
    # Add up first, then round once.
    return 0


if __name__ == "__main__":
    print("Tag:", half_price(25), "sen")
    print("Cash:", cash_due([2734, 2734, 2734]), "sen")
