import unittest

from parcel_label import (
    label,
)


class ParcelLabelTest(unittest.TestCase):
    def test_of_our_own_town(self):
        self.assertEqual(label("Ana"), "ANA, Kuching")

    def test_of_another_town(self):
        self.assertEqual(label("Ben", "Sibu"), "BEN, Sibu")

    def test_without_a_name(self):
        with self.assertRaises(ValueError) as err:
            label("")
        self.assertEqual(type(err.exception), ValueError)
        self.assertEqual(err.exception.args[0], "a parcel wants a name")
