import unittest

from refund import refund_sen


class TestRules(unittest.TestCase):
    def test_everything_back_on_the_first_day(self):
        self.assertEqual(refund_sen(1000, 0, False), 1000)

    def test_everything_back_on_day_14(self):
        self.assertEqual(refund_sen(1000, 14, False), 1000)

    def test_half_from_day_15(self):
        self.assertEqual(refund_sen(1000, 15, False), 500)

    def test_half_a_sen_is_rounded_up(self):
        self.assertEqual(refund_sen(301, 20, False), 151)

    def test_half_on_day_30(self):
        self.assertEqual(refund_sen(1000, 30, False), 500)

    def test_nothing_from_day_31(self):
        self.assertEqual(refund_sen(1000, 31, False), 0)

    def test_an_opened_parcel_costs_a_tenth_of_the_refund(self):
        self.assertEqual(refund_sen(1000, 3, True), 900)
        self.assertEqual(refund_sen(1000, 20, True), 450)

    def test_the_fee_is_rounded_down(self):
        self.assertEqual(refund_sen(99, 3, True), 90)

    def test_whole_sen(self):
        self.assertIs(type(refund_sen(1000, 20, True)), int)

    def test_nothing_below_zero(self):
        with self.assertRaises(ValueError):
            refund_sen(-1, 3, False)
        with self.assertRaises(ValueError):
            refund_sen(1000, -1, False)
