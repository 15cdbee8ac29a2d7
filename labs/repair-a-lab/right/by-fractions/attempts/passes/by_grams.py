from fractions import Fraction


def exact(pack):
    price_sen, grams = pack
    return Fraction(price_sen * 10, grams)


def per_kilo(price_sen, grams):
    return float(exact([price_sen, grams]))


def cheaper(first, second):
    one, other = exact(first), exact(second)
    if one == other:
        return 0
    return 1 if one < other else 2
