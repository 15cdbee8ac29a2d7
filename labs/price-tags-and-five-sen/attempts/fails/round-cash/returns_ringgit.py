def half_price(price_sen):
    return (price_sen + 1) // 2


def round_cash(total_sen):
    return round(total_sen / 5) * 5 / 100


def cash_due(prices):
    return round_cash(sum(prices))
