from fee import fee


def test_a_light_parcel_pays_the_base_fee():
    assert fee(800) == 600


def test_the_worked_example():
    assert fee(1600) == 900


def test_a_heavy_parcel():
    assert fee(2300) == 1050
