def total_sen(prices):
    total = 0
    for ringgit, sen in prices:
        total = total + ringgit + sen
    return total
