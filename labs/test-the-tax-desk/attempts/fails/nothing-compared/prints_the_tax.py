from tax_desk import tax_sen


def line(price_sen, quantity=1, category="tea"):
    return {"price_sen": price_sen, "quantity": quantity, "category": category}


def test_two_mugs():
    print(tax_sen([line(4000, 2, "mugs")], 0, 10))


def test_shipping():
    print(tax_sen([line(48000)], 2000, 10))
