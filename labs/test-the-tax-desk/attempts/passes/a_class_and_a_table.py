import random
import unittest
from fractions import Fraction

from tax_desk import tax_sen

ORDERS = [
    ("at the limit", [(50000, 1, "lamps")], 0, 10, 5000),
    ("above the limit", [(50001, 2, "lamps")], 0, 10, 0),
    ("dear and cheap", [(60000, 1, "chairs"), (30000, 2, "shoes")], 2500, 10, 6000),
    ("never taxed", [(4000, 5, "vapes")], 0, 10, 0),
    ("liquor", [(12000, 1, "liquor")], 0, 10, 0),
    ("a lower rate", [(20000, 1, "shoes")], 900, 6, 1200),
    ("halves that meet", [(1005, 1, "pens"), (1005, 1, "pens")], 0, 10, 201),
]


def written_out(lines):
    return [dict(zip(("price_sen", "quantity", "category"), line)) for line in lines]


class TestTaxDesk(unittest.TestCase):
    def test_orders(self):
        for name, lines, shipping, rate, want in ORDERS:
            with self.subTest(name):
                self.assertEqual(tax_sen(written_out(lines), shipping, rate), want)

    def test_is_within_half_a_sen(self):
        chance = random.Random(4)
        for _ in range(200):
            price, quantity = chance.randint(1, 2000), chance.randint(1, 9)
            exact = Fraction(price * quantity, 10)
            tax = tax_sen(written_out([(price, quantity, "tea")]), 700, 10)
            self.assertLessEqual(abs(tax - exact), Fraction(1, 2))

    def test_half_a_sen_goes_up(self):
        for sen in range(5, 1000, 10):
            self.assertEqual(tax_sen(written_out([(sen, 1, "tea")]), 0, 10) * 10, sen + 5)


if __name__ == "__main__":
    unittest.main()
