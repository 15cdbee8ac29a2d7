SIGNS = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]

def roman(n):
    text = ""
    for value, sign in SIGNS:
        text += sign * (n // value)
        n %= value
    return text

def number(text):
    values = [dict((s, v) for v, s in SIGNS)[sign] for sign in text]
    return sum(-v if any(w > v for w in values[at + 1:at + 2]) else v for at, v in enumerate(values))

print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2026, 3999)])
print(all(number(roman(n)) == n for n in range(1, 4000)))
