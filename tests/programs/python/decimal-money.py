from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

cent = Decimal("0.01")
for price in ("2.675", "2.665", "10", "0.005"):
    amount = Decimal(price)
    print(price, amount.quantize(cent, ROUND_HALF_UP), amount.quantize(cent, ROUND_HALF_EVEN))
with localcontext() as context:
    context.prec = 50
    print(Decimal(2).sqrt(), Decimal(1) / 7)
print(Fraction(1, 3) + Fraction(1, 6), Fraction("0.125"), float(Fraction(22, 7)))
print(0.1 + 0.2, Decimal("0.1") + Decimal("0.2"), round(2.5), round(3.5), round(2.675, 2))
