# The figures are worked out anew by the learner's own desk. What is written in sentences is for a person to read.
import re
import unittest

import main

with open("memo.md", encoding="utf-8") as file:
    MEMO = file.read()
TICKETS = main.read("inbox.json")
KEYS = [it["key"] for it in main.work(TICKETS, main.read("past.json"))]
REFUSED = ["order-limit", "split", "year-limit"]


def figure(name):
    found = re.search(rf"^{re.escape(name)}:[ \t]*(\d+)[ \t]*$", MEMO, re.MULTILINE)
    if not found:
        raise AssertionError(f"write a whole number after: {name}:")
    return int(found[1])


def section(heading):
    parts = re.split(r"^## *(.+?) *$", MEMO, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2])).get(heading, "")


def each(ticket_id):
    ticket = next(it for it in TICKETS if it["id"] == ticket_id)
    return main.landed(ticket["shipment"], ticket["at"][:10])["each"]


class TestMemo(unittest.TestCase):
    def test_orders_accepted(self):
        self.assertEqual(figure("Orders accepted"), KEYS.count("ok"))

    def test_orders_refused(self):
        self.assertEqual(figure("Orders refused"), sum(it in REFUSED for it in KEYS))

    def test_refused_as_split(self):
        self.assertEqual(figure("Refused as split"), KEYS.count("split"))

    def test_one_box_on_tuesday(self):
        self.assertEqual(figure("One box on Tuesday (T-07), sen"), each("T-07"))

    def test_one_box_on_wednesday(self):
        self.assertEqual(figure("One box on Wednesday (T-09), sen"), each("T-09"))

    def test_the_reason_is_written(self):
        self.assertGreater(len(section("Why the split was refused").strip()), 30, "write two or three sentences")

    def test_the_mistake_is_written(self):
        self.assertGreater(len(section("One mistake I made, and why").strip()), 30, "write two or three sentences")
