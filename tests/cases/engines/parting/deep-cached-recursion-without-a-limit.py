# ending: too-deep
import functools
import sys

sys.setrecursionlimit(1_000_000_000)


@functools.lru_cache(None)
def count(n):
    return count(n + 1)


count(0)
