from itertools import accumulate, chain, combinations, groupby, islice, pairwise, permutations, product, starmap, takewhile, tee, zip_longest

print(list(accumulate([1, 2, 3, 4], lambda a, b: a * b, initial=1)))
print(list(chain("ab", [1], (2.5,))), list(islice(range(100), 5, 30, 7)))
print(["".join(c) for c in combinations("LKST", 2)], len(list(permutations(range(5), 3))))
for key, group in groupby(sorted(["kopi", "lada", "keropok", "lemon", "sagu"]), key=lambda word: word[0]):
    print(key, list(group))
print(list(pairwise([3, 7, 2, 9])), list(product([0, 1], "ab")), list(zip_longest([1, 2, 3], "x", fillvalue="-")))
a, b = tee(takewhile(lambda n: n < 40, (n * n for n in range(10))))
print(sum(a), list(b), list(starmap(pow, [(2, 5), (3, 2)])))
