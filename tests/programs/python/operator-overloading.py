from functools import total_ordering

@total_ordering
class Money:
    def __init__(self, sen, currency="MYR"):
        self.sen, self.currency = sen, currency

    def __add__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        if other.currency != self.currency:
            raise TypeError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.sen + other.sen, self.currency)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, n):
        return Money(self.sen * n, self.currency)

    __rmul__ = __mul__

    def __eq__(self, other):
        return (self.sen, self.currency) == (other.sen, other.currency)

    def __lt__(self, other):
        return self.sen < other.sen

    def __hash__(self):
        return hash((self.sen, self.currency))

    def __bool__(self):
        return self.sen != 0

    def __format__(self, spec):
        return format(self.sen / 100, spec or ".2f") + " " + self.currency

a, b = Money(250), Money(175)
print(f"{a + b} {3 * a:10.1f} {sum([a, b, b])} {max(a, b)} {a >= b} {bool(Money(0))} {len({a, Money(250)})}")
for wrong in (lambda: a + 1, lambda: a + Money(1, "VND")):
    try:
        wrong()
    except TypeError as error:
        print(error)
