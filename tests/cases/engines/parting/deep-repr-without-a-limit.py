# ending: too-deep
import sys

sys.setrecursionlimit(1_000_000_000)
nested = []
for _ in range(100_000):
    nested = [nested]
repr(nested)
