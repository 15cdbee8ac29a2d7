from tax_desk import tax_sen


def line(price_sen, quantity=1, category="tea"):
    return {"price_sen": price_sen, "quantity": quantity, "category": category}


def test_two_mugs():
    assert tax_sen([line(4000, 2, "mugs")], 0, 10) == 800


def test_excluded_goods_owe_nothing():
    for category in ("cigarettes", "tobacco", "liquor", "pipes", "vapes"):
        assert tax_sen([line(9000, 1, category), line(400)], 0, 10) == 40


def test_both_sides_of_the_limit():
    assert tax_sen([line(50000)], 0, 10) == 5000
    assert tax_sen([line(50001)], 0, 10) == 0


def test_a_dear_order_of_cheap_goods():
    assert tax_sen([line(30000), line(30000, 1, "shoes")], 0, 10) == 6000


def test_another_rate():
    assert tax_sen([line(10000)], 0, 5) == 500


def test_the_order_is_rounded_once():
    assert tax_sen([line(25, 2)], 0, 10) == 5
    assert tax_sen([line(1004), line(1004)], 0, 10) == 201


def test_every_price_up_to_five_ringgit():
    for price in range(500):
        tax, rest = divmod(price, 10)
        assert tax_sen([line(price)], 0, 10) == tax + (rest >= 5), price
