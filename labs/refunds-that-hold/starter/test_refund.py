from refund import refund_sen


def test_all_of_it_on_the_first_day():
    assert refund_sen(1000, 0, False) == 1000
