"""Calls of functions, deep and many."""


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def hanoi(n, source, target, spare):
    if n == 0:
        return 0
    return hanoi(n - 1, source, spare, target) + 1 + hanoi(n - 1, spare, target, source)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(fibonacci(27), hanoi(18, "a", "b", "c"), sum(depth(700) for _ in range(1000)))
