"""Integers without a bound, decimal and common fractions."""

from decimal import Decimal, getcontext
from fractions import Fraction
from math import comb, gcd

getcontext().prec = 300
digits = 0
for last in range(1100, 1400):
    product = 1
    for factor in range(1, last):
        product *= factor
    digits += sum(int(digit) for digit in str(product)[:200])

prime = 2**521 - 1
inverse = 123456789
for _ in range(20):
    inverse = pow(inverse, prime - 2, prime) + 1

harmonic = sum((Fraction(1, n) for n in range(1, 1000)), Fraction(0))
root = Decimal(2)
for _ in range(500):
    root = (root + 2 / root) / 2
common = sum(gcd(comb(400, k), 30030) for k in range(400))
print(digits, inverse % 1_000_003, harmonic.numerator % 1_000_003, str(root)[:60], common)
