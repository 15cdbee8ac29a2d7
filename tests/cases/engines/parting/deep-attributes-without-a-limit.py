# ending: too-deep
import sys

sys.setrecursionlimit(1_000_000_000)


class Item:
    def __getattr__(self, name):
        return getattr(self, name + "x")


Item().price
