def half_price(price_sen):
    return (price_sen + 1) // 2


def round_cash(total_sen):
    rest = total_sen % 5
    total_sen -= rest
    if rest >= 3:
        total_sen += 5
    return total_sen


def cash_due(prices):
    total = 0
    for price in prices:
        total += price
    return round_cash(total)
