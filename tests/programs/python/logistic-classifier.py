import math

rows = [(0.5, 1.0, 0), (1.0, 1.5, 0), (1.5, 0.5, 0), (3.0, 3.5, 1), (3.5, 2.5, 1), (4.0, 4.0, 1), (2.2, 2.0, 0), (2.9, 2.7, 1)]
w = [0.0, 0.0, 0.0]

def guess(a, b):
    return 1 / (1 + math.exp(-(w[0] + w[1] * a + w[2] * b)))

for _ in range(500):
    gradient = [0.0, 0.0, 0.0]
    for a, b, label in rows:
        error = guess(a, b) - label
        for i, x in enumerate((1, a, b)):
            gradient[i] += error * x
    w = [weight - 0.1 * g for weight, g in zip(w, gradient)]
print([round(weight, 4) for weight in w])
for a, b, label in rows:
    print(a, b, label, f"{guess(a, b):.3f}")
