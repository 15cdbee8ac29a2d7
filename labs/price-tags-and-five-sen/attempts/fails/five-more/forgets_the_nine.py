def half_price(price_sen):
    return (price_sen + 1) // 2


def round_cash(total_sen):
    last = total_sen % 10
    if last in (1, 6):
        return total_sen - 1
    if last in (2, 7):
        return total_sen - 2
    if last in (3, 8):
        return total_sen + 2
    if last == 4:
        return total_sen + 1
    return total_sen


def cash_due(prices):
    total = 0
    for price in prices:
        total += price
    return round_cash(total)
