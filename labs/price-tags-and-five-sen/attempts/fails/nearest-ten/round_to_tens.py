def half_price(price_sen):
    return (price_sen + 1) // 2


def round_cash(total_sen):
    return round(total_sen, -1)


def cash_due(prices):
    total = 0
    for price in prices:
        total += price
    return round_cash(total)
