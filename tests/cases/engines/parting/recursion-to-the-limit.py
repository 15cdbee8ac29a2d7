import sys


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(depth(0), sys.getrecursionlimit())


def total(n):
    return n and n + total(n - 1)


print(total(900))
