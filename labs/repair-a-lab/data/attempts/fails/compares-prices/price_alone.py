def per_kilo(price_sen, grams):
    return price_sen * 10 / grams


def cheaper(first, second):
    if first[0] == second[0]:
        return 0
    return 1 if first[0] < second[0] else 2
