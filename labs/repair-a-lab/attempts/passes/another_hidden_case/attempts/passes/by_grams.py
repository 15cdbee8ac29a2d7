def per_kilo(price_sen, grams):
    sen_for_a_gram = price_sen / grams
    return sen_for_a_gram * 10


def cheaper(first, second):
    kilos = [price_sen * 1000 * grams for price_sen, grams in ([first[0], second[1]], [second[0], first[1]])]
    if kilos[0] == kilos[1]:
        return 0
    return kilos.index(min(kilos)) + 1
