def total_sen(prices):
    total = 0
    for ringgit, sen in prices:
        total = total + int(str(ringgit) + str(sen))
    return total
