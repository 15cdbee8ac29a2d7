from fee import fee


def test_a_light_parcel_pays_the_base_fee():
    assert fee(800) == 600


def test_exactly_1000_g_pay_the_base_fee():
    assert fee(1000) == 600


def test_the_worked_example():
    assert fee(1600) == 900


def test_no_weight_costs_nothing():
    assert fee(0) == 0
