from fee import fee


def test_exactly_1000_g_pay_the_base_fee():
    assert fee(1000) == 600


def test_one_whole_step():
    assert fee(1500) == 750


def test_three_whole_steps():
    assert fee(2500) == 1050
