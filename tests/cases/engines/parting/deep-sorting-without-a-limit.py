# ending: too-deep
import sys

sys.setrecursionlimit(1_000_000_000)


def key(n):
    return max([n, n], key=key)


key(0)
