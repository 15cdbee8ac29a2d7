def total_sen(prices):
    total = 0
    for ringgit, sen in prices:
        total = total + int((ringgit + sen / 100) * 100)
    return total
