def per_kilo(price_sen, grams):
    return price_sen * 10 / grams


def cheaper(first, second):
    one = first[0] * second[1]
    other = second[0] * first[1]
    if one == other:
        return 0
    return 1 if one < other else 2
