import functools
import random

random.seed(7)
numbers = [random.randrange(1000) for _ in range(3000)]
print(sorted(numbers, key=lambda n: (n % 10, -n))[:50])
print(sorted(numbers, key=functools.cmp_to_key(lambda a, b: a % 7 - b % 7))[:50])
print(sorted([random.random() for _ in range(2000)], key=lambda x: -x)[:10])
print(sorted(map(str, numbers), key=str.casefold)[:20], random.gauss(0, 1), random.sample(range(100), 10))
