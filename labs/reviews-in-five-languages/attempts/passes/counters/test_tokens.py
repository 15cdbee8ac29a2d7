from unicodedata import normalize
from unittest import TestCase

from main import tokens


class Tokens(TestCase):
    CASES = [
        ("en", "Good GOOD cake", ["good", "good", "cake"]),
        ("ms", " kek   sedap ", ["kek", "sedap"]),
        ("vi", normalize("NFD", "giao hàng chậm"), ["giao", "hàng", "chậm"]),
        ("zh", "不好吃", ["不好", "好吃"]),
        ("zh", "慢", []),
        ("th", "|ส่ง|ช้า|", ["ส่ง", "ช้า"]),
        ("th", "", []),
    ]

    def test_each_script(self):
        for lang, text, wanted in self.CASES:
            self.assertEqual(tokens(text, lang), wanted, (lang, text))
