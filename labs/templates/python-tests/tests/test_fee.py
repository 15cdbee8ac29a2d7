import unittest

from main import fee


class TestFee(unittest.TestCase):
    def test_a_light_parcel_pays_the_base_fee(self):
        self.assertEqual(fee(800), 600)

    def test_exactly_1000_g_pay_the_base_fee(self):
        self.assertEqual(fee(1000), 600)

    def test_one_gram_more_begins_a_step(self):
        self.assertEqual(fee(1001), 750)

    def test_the_worked_example(self):
        self.assertEqual(fee(1600), 900)

    def test_three_whole_steps(self):
        self.assertEqual(fee(2500), 1050)
