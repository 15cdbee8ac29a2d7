# ending: too-deep
import sys

sys.setrecursionlimit(1_000_000_000)


class Item:
    def __eq__(self, other):
        return [self] == [other]


Item() == Item()
