def per_kilo(price_sen, grams):
    return price_sen * 10 / grams


def cheaper(first, second):
    if per_kilo(*first) == per_kilo(*second):
        return 0
    return 1 if first[1] > second[1] else 2
