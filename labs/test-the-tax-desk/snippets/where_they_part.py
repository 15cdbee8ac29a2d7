LIMIT = 50000


def by_the_rule(price_sen):
    return price_sen <= LIMIT


def by_another_sign(price_sen):
    return price_sen < LIMIT


for price_sen in [48000, 50000, 50001]:
    print(by_the_rule(price_sen) == by_another_sign(price_sen))
