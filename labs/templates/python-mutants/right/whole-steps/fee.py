def fee(grams):
    above = max(0, grams - 1000)
    steps = (above + 499) // 500
    return 600 + 150 * steps
