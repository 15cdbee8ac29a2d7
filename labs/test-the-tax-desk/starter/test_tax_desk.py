from tax_desk import tax_sen


def line(price_sen, quantity=1, category="tea"):
    """One line of an order, short to write."""
    return {
        "price_sen": price_sen,
        "quantity": quantity,
        "category": category,
    }


def test_two_mugs():
    assert tax_sen([line(4000, 2, "mugs")], 0, 10) == 800


# Run tries each test on the draft in tax_desk.py.
if __name__ == "__main__":
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            test()
            print("passes:", name)
