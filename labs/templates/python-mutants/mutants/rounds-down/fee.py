def fee(grams):
    above = max(0, grams - 1000)
    return 600 + 150 * (above // 500)
