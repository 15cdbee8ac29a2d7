"""Objects: attributes, methods, inheritance, properties, operators."""

from dataclasses import dataclass


class Account:
    def __init__(self, owner):
        self.owner = owner
        self._cents = 0

    @property
    def balance(self):
        return self._cents / 100

    def pay_in(self, cents):
        self._cents += cents
        return self

    def fee(self):
        return 0


class Merchant(Account):
    def pay_in(self, cents):
        return super().pay_in(cents - self.fee())

    def fee(self):
        return 3


@dataclass(frozen=True)
class Vector:
    x: int
    y: int

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)


accounts = [Merchant(str(i)) if i % 2 else Account(str(i)) for i in range(50)]
for turn in range(300_000):
    accounts[turn % 50].pay_in(turn % 11)
walk = Vector(0, 0)
for turn in range(75_000):
    walk = walk + Vector(turn % 3 - 1, 1)
print(sum(account.balance for account in accounts), walk)
