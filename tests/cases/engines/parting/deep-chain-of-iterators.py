# ending: too-deep
import itertools

numbers = iter(())
for _ in range(100_000):
    numbers = itertools.chain(numbers)
list(numbers)
