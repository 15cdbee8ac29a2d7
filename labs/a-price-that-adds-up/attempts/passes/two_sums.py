def total_sen(prices):
    whole = sum(price[0] for price in prices)
    return 100 * whole + sum(price[1] for price in prices)
