def per_kilo(price_sen, grams):
    return round(price_sen * 10 / grams, 1)


def cheaper(first, second):
    one = first[0] * second[1]
    other = second[0] * first[1]
    return 0 if one == other else 1 if one < other else 2
