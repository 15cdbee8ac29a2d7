"""Integers without a bound, and decimal fractions."""

from decimal import Decimal, getcontext
from fractions import Fraction
from math import comb, gcd

getcontext().prec = 60
power = 1
for factor in range(1, 1200):
    power *= factor
digits = sum(int(digit) for digit in str(power))
prime = 2**521 - 1
inverse = pow(123456789, prime - 2, prime)
harmonic = sum((Fraction(1, n) for n in range(1, 300)), Fraction(0))
root = Decimal(2)
for _ in range(12):
    root = (root + 2 / root) / 2
common = sum(gcd(comb(200, k), 30030) for k in range(200))
print(digits, inverse % 1_000_003, harmonic.numerator % 1_000_003, root, common)
