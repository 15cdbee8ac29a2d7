"""The tax on low-value goods, an object for each line."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    price_sen: int
    quantity: int
    category: str

    def __post_init__(self):
        if self.quantity < 1:
            raise ValueError(f"an order has no line of {self.quantity} pieces")

    @property
    def base_sen(self):
        match self.category:
            case "cigarettes" | "tobacco" | "liquor" | "pipes" | "vapes":
                return 0
        return 0 if self.price_sen >= 50001 else self.price_sen * self.quantity


def tax_sen(lines, shipping_sen, rate_percent):
    """The tax on one order, rounded once."""
    base = sum(Line(**line).base_sen for line in lines)
    whole, rest = divmod(base * rate_percent, 100)
    return whole + 1 if rest >= 50 else whole
