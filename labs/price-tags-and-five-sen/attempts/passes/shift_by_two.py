def half_price(price_sen):
    return price_sen // 2 + price_sen % 2


def round_cash(total_sen):
    return (total_sen + 2) // 5 * 5


def cash_due(prices):
    return round_cash(sum(prices))
