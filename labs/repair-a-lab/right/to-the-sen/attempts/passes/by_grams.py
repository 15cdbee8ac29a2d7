def per_kilo(price_sen, grams):
    return round(price_sen * 10 / grams, 2)


def cheaper(first, second):
    gain = second[0] * first[1] - first[0] * second[1]
    return 0 if gain == 0 else 1 if gain > 0 else 2
