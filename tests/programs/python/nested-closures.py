def counter(start=0):
    count = start

    def bump(by=1):
        nonlocal count
        count += by
        return count

    return bump

a, b = counter(), counter(100)
print(a(), a(5), b(-1), a())
late = [lambda: n for n in range(3)]
early = [lambda n=n: n for n in range(3)]
print([f() for f in late], [f() for f in early])

def spread(first, /, *rest, key="k", **named):
    return first, rest, key, named

print(spread(1), spread(1, 2, 3, key="x", z=9), spread(*"abc", **{"key": 0, "first": 7}))
