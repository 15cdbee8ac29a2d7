"""Floating point: a fractal, statistics, and the mathematical functions."""

import math
from statistics import fmean, pstdev


def escapes(x, y, limit):
    a = b = 0.0
    for turn in range(limit):
        a, b = a * a - b * b + x, 2.0 * a * b + y
        if a * a + b * b > 4.0:
            return turn
    return limit


inside = sum(escapes(x / 75 - 2, y / 50 - 1, 60) == 60 for x in range(225) for y in range(100))
waves = [math.sin(i / 50) * math.exp(-i / 20_000) + math.sqrt(i) / 200 for i in range(100_000)]
print(inside, round(fmean(waves), 12), round(pstdev(waves), 12))
