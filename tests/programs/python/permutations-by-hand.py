def permutations(items):
    if not items:
        yield []
    for at, item in enumerate(items):
        for rest in permutations(items[:at] + items[at + 1:]):
            yield [item] + rest

made = ["".join(p) for p in permutations("abcd")]
print(len(made), made[:6], made[-1])

def subsets(items):
    return [[]] if not items else [s + extra for s in subsets(items[1:]) for extra in ([], [items[0]])]

print(sorted(subsets([1, 2, 3]), key=lambda s: (len(s), s)))
