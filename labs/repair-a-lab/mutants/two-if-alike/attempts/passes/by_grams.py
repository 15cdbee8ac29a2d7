def per_kilo(price_sen, grams):
    return price_sen * 10 / grams


def cheaper(first, second):
    if first[0] * second[1] < second[0] * first[1]:
        return 1
    return 2
