"""Arithmetic in nested loops: nothing but small integers."""


def longest_chain(limit):
    best, best_start = 0, 0
    for start in range(1, limit):
        length, value = 1, start
        while value != 1:
            value = value // 2 if value % 2 == 0 else 3 * value + 1
            length += 1
        if length > best:
            best, best_start = length, start
    return best_start, best


print(longest_chain(30_000))
