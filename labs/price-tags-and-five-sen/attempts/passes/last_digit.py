def half_price(price_sen):
    half, rest = divmod(price_sen, 2)
    return half + rest


MOVE = {0: 0, 1: -1, 2: -2, 3: 2, 4: 1, 5: 0, 6: -1, 7: -2, 8: 2, 9: 1}


def round_cash(total_sen):
    return total_sen + MOVE[total_sen % 10]


def cash_due(prices):
    return round_cash(sum(price for price in prices))
