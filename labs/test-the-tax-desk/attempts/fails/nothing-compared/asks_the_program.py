from tax_desk import tax_sen


def line(price_sen, quantity=1, category="tea"):
    return {"price_sen": price_sen, "quantity": quantity, "category": category}


def test_the_same_tax_again():
    for price in (48000, 50000, 50001):
        want = tax_sen([line(price)], 2000, 10)
        assert tax_sen([line(price)], 2000, 10) == want


def test_never_below_zero():
    assert tax_sen([line(9000, 2, "liquor")], 0, 10) >= 0
