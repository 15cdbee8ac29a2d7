"""Generators, comprehensions and itertools."""

from itertools import accumulate, chain, combinations, groupby, islice


def naturals():
    number = 0
    while True:
        yield number
        number += 1


def primes():
    found = []
    for number in islice(naturals(), 2, None):
        for prime in found:
            if prime * prime > number:
                found.append(number)
                yield number
                break
            if number % prime == 0:
                break
        else:
            found.append(number)
            yield number


def flatten(tree):
    for node in tree:
        if isinstance(node, list):
            yield from flatten(node)
        else:
            yield node


tree = [[[i, [i + 1]], i * 2] for i in range(60_000)]
print(sum(islice(primes(), 7000)), sum(flatten(tree)))
print(sum(1 for a, b, c in combinations(range(1, 120), 3) if a * a + b * b == c * c))
print(len([key for key, group in groupby(sorted(x * x % 101 for x in range(120_000)))]))
print(list(accumulate(chain(range(100), range(100))))[-1])
