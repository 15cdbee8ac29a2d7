from fee import fee


def test_the_base_fee_ends_at_1000_g():
    assert fee(1000) == 600


def test_the_second_step_ends_at_2000_g():
    assert fee(2000) == 900


def test_the_third_step_begins_at_2001_g():
    assert fee(2001) == 1050
