from tax_desk import tax_sen


def line(price_sen, quantity=1, category="tea"):
    return {"price_sen": price_sen, "quantity": quantity, "category": category}


def test_shipping_is_not_taxed():
    assert tax_sen([line(48000)], 2000, 10) == 4800


def test_both_sides_of_the_limit():
    assert tax_sen([line(50000)], 0, 10) == 5000
    assert tax_sen([line(50001)], 0, 10) == 0


def test_another_rate():
    assert tax_sen([line(10000)], 0, 5) == 500


def test_every_price_up_to_five_ringgit():
    for price in range(500):
        tax, rest = divmod(price, 10)
        assert tax_sen([line(price)], 0, 10) == tax + (rest >= 5), price


def test_an_empty_order():
    assert tax_sen([], 900, 10) == 0


def test_excluded_goods_owe_nothing():
    for category in ("cigarettes", "tobacco", "liquor", "pipes", "vapes"):
        assert tax_sen([line(9000, 1, category)], 0, 10) == 0
