def fee(grams):
    return 600 if grams <= 1000 else 750
