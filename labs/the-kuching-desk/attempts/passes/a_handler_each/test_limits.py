import unittest

from limits import judge


def ask(*parts, **more):
    order = {"buyer": "B-7", "day": "2026-11-26"}
    order["parts"] = [[{"fen": 1000, "pieces": it}] for it in parts]
    history = [
        {"buyer": who, "day": day, "fen": fen}
        for who, day, fen in more.get("past", [])
    ]
    return judge(order, history)


class Limits(unittest.TestCase):
    def test_the_order(self):
        self.assertEqual(ask(500), "ok")
        self.assertEqual(ask(501), "order-limit")

    def test_the_parts(self):
        self.assertEqual(ask(250, 251), "split")

    def test_the_day(self):
        earlier = [("B-7", "2026-11-26", 499001)]
        self.assertEqual(ask(1, past=earlier), "split")

    def test_the_year(self):
        earlier = [("B-7", "2026-02-01", 2599000)]
        self.assertEqual(ask(1, past=earlier), "ok")
        self.assertEqual(ask(2, past=earlier), "year-limit")

    def test_who_and_when(self):
        earlier = [("B-8", "2026-02-01", 2599000), ("B-7", "2025-02-01", 2599000)]
        self.assertEqual(ask(2, past=earlier), "ok")
        earlier = [("B-8", "2026-11-26", 499001)]
        self.assertEqual(ask(2, past=earlier), "ok")
