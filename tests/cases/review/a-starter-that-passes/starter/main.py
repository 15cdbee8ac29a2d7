def fee(grams):
    return 600 + 150 * ((max(0, grams - 1000) + 499) // 500)
