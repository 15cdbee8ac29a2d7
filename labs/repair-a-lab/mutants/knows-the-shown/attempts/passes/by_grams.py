PRICES = {(1850, 250): 74.0, (640, 90): 71.111}
CHEAPER = {(1850, 250, 640, 90): 2, (1600, 200, 1850, 250): 2, (450, 60, 900, 120): 0}


def per_kilo(price_sen, grams):
    return PRICES.get((price_sen, grams), 0.0)


def cheaper(first, second):
    return CHEAPER.get((*first, *second), 1)
