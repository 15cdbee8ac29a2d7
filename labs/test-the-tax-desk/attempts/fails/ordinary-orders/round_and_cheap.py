from tax_desk import tax_sen


def line(price_sen, quantity=1, category="tea"):
    return {"price_sen": price_sen, "quantity": quantity, "category": category}


def test_two_mugs():
    assert tax_sen([line(4000, 2, "mugs")], 0, 10) == 800


def test_shipping_is_not_taxed():
    assert tax_sen([line(48000)], 2000, 10) == 4800


def test_an_empty_order():
    assert tax_sen([], 900, 10) == 0
