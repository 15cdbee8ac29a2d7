class Polynomial:
    def __init__(self, *factors):
        self.factors = list(factors)

    def __call__(self, x):
        total = 0
        for factor in reversed(self.factors):
            total = total * x + factor
        return total

    def __mul__(self, other):
        made = [0] * (len(self.factors) + len(other.factors) - 1)
        for i, a in enumerate(self.factors):
            for j, b in enumerate(other.factors):
                made[i + j] += a * b
        return Polynomial(*made)

    def __str__(self):
        terms = [f"{f}x^{n}" if n else str(f) for n, f in enumerate(self.factors) if f]
        return " + ".join(reversed(terms)) or "0"

p = Polynomial(-1, 0, 2) * Polynomial(3, 1)
print(p, [p(x) for x in (-2, -1, 0, 1, 2, 0.5)])
