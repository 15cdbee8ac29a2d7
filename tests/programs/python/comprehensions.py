orders = [("A1", 3, 1250), ("B2", 1, 49900), ("C3", 12, 80), ("D4", 0, 999)]
totals = {code: count * sen for code, count, sen in orders if count}
print(totals)
print({sen // 1000 for _, _, sen in orders})
print([(a, b) for a in "xyz" for b in range(3) if (ord(a) + b) % 2])
print(sum(n * n for n in range(10) if n % 3), max(totals, key=totals.get))
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(row) for row in zip(*matrix)])
first, *middle, last = "Sibu Miri Kuching Bintulu".split()
print(first, middle, last)
