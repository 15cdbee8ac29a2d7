import statistics
from random import Random

random = Random(7)
sizes = [random.randint(10, 90) for _ in range(40)]
sales = [3.5 * n + 20 + random.gauss(0, 4) for n in sizes]
line = statistics.linear_regression(sizes, sales)
print(f"{line.slope:.4f} {line.intercept:.4f} {statistics.correlation(sizes, sales):.5f}")

slope, intercept = 0.0, 0.0
for _ in range(4000):
    errors = [slope * x + intercept - y for x, y in zip(sizes, sales)]
    slope -= 0.0002 * sum(e * x for e, x in zip(errors, sizes)) / len(sizes)
    intercept -= 0.02 * sum(errors) / len(sizes)
print(f"{slope:.3f} {intercept:.2f}")
