from tax_desk import tax_sen


def line(price_sen, quantity=1, category="tea"):
    return {"price_sen": price_sen, "quantity": quantity, "category": category}


def test_shipping_is_not_taxed():
    assert tax_sen([line(48000)], 2000, 10) == 4800


def test_an_empty_order():
    assert tax_sen([], 900, 10) == 0


def test_three_lines():
    order = [line(1000, 3, "pens"), line(2000), line(12000, 1, "shoes")]
    assert tax_sen(order, 900, 10) == 1700


def test_far_above_the_limit():
    assert tax_sen([line(90000, 1, "chairs")], 0, 10) == 0
