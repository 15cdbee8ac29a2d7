import unittest

from refund import refund_sen


class TestRefund(unittest.TestCase):
    def test_each_day_around_the_limits(self):
        for days, back in ((13, 200), (14, 200), (15, 100), (30, 100), (31, 0)):
            with self.subTest(days=days):
                self.assertEqual(refund_sen(200, days, False), back)

    def test_rounding(self):
        self.assertEqual(refund_sen(301, 16, False), 151)

    def test_opened(self):
        self.assertEqual(refund_sen(200, 2, True), 180)
        self.assertEqual(refund_sen(200, 16, True), 90)

    def test_below_zero(self):
        self.assertRaises(ValueError, refund_sen, -1, 0, False)
        self.assertRaises(ValueError, refund_sen, 0, -1, False)


if __name__ == "__main__":
    unittest.main()
