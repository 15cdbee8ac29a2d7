def solve(rows):
    rows = [[float(x) for x in row] for row in rows]
    n = len(rows)
    for at in range(n):
        pivot = max(range(at, n), key=lambda r: abs(rows[r][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for other in range(n):
            if other != at:
                factor = rows[other][at] / rows[at][at]
                rows[other] = [x - factor * y for x, y in zip(rows[other], rows[at])]
    return [row[-1] / row[at] for at, row in enumerate(rows)]

def multiply(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]

print([round(x, 9) for x in solve([[2, 1, -1, 8], [-3, -1, 2, -11], [-2, 1, 2, -3]])])
print(multiply([[1, 2], [3, 4]], [[0, 1], [1, 0]]))
