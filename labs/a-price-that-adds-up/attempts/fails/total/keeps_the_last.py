def total_sen(prices):
    total = 0
    for ringgit, sen in prices:
        total = ringgit * 100 + sen
    return total
