from refund import refund_sen


def test_all_of_it_until_the_last_day():
    assert refund_sen(1000, 0, False) == 1000
    assert refund_sen(1000, 14, False) == 1000


def test_half_of_it_until_the_last_day():
    assert refund_sen(1000, 15, False) == 500
    assert refund_sen(1000, 30, False) == 500


def test_half_a_sen_goes_up():
    assert refund_sen(999, 20, False) == 500


def test_nothing_after_that():
    assert refund_sen(1000, 31, False) == 0


def test_the_fee_is_of_the_refund():
    assert refund_sen(1000, 1, True) == 900
    assert refund_sen(1000, 20, True) == 450


def test_nothing_is_below_zero():
    for paid, days in ((-1, 1), (1, -1)):
        try:
            refund_sen(paid, days, False)
        except ValueError:
            continue
        assert False, f"{paid} sen after {days} days were accepted"
