def per_kilo(price_sen, grams):
    ringgit = price_sen / 100
    kilos = grams / 1000
    return ringgit / kilos


def cheaper(first, second):
    difference = per_kilo(*first) - per_kilo(*second)
    if abs(difference) < 0.000001:
        return 0
    return 1 if difference < 0 else 2
