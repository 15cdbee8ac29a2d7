def kind(a, b, c):
    a, b, c = sorted((a, b, c))
    if a <= 0 or a + b < c:
        return "none"
    return {1: "equilateral", 2: "isosceles", 3: "scalene"}[len({a, b, c})]

for sides in ((2, 2, 2), (3, 4, 4), (5, 4, 6), (0, 0, 0), (7, 3, 2), (0.5, 0.4, 0.6)):
    print(sides, kind(*sides))
