from functools import lru_cache
from itertools import islice

def generator():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b

@lru_cache(maxsize=None)
def recursive(n):
    return n if n < 2 else recursive(n - 1) + recursive(n - 2)

def doubling(n):
    if n == 0:
        return 0, 1
    a, b = doubling(n // 2)
    c, d = a * (2 * b - a), a * a + b * b
    return (d, c + d) if n % 2 else (c, d)

print(list(islice(generator(), 15)))
print([recursive(n) for n in range(0, 80, 11)], recursive.cache_info().misses)
print(doubling(500)[0])
