"""Numbers from a seed, the same on every machine and in every version of Python.

SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
"""

MASK = (1 << 64) - 1


class Numbers:
    def __init__(self, *seed):
        """`seed`: integers and texts; a stream of its own for each table, so that one table's length moves no other."""
        self.state = 0
        for part in seed:
            for byte in str(part).encode() + b"\0":
                self.state = ((self.state ^ byte) * 0x100000001B3 + 0x9E3779B97F4A7C15) & MASK

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        value = self.state
        value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & MASK
        return value ^ (value >> 31)

    def below(self, limit):
        """A whole number from 0 to limit - 1. What the remainder favours is less than one in 2**40 for limits as small as ours."""
        return self.bits() % limit

    def between(self, low, high):
        """A whole number, both ends included."""
        return low + self.below(high - low + 1)

    def happens(self, per_mille):
        return self.below(1000) < per_mille

    def one_of(self, choices):
        return choices[self.below(len(choices))]

    def weighted(self, weights):
        """An index, as often as its weight says."""
        rest = self.below(sum(weights))
        for index, weight in enumerate(weights):
            if rest < weight:
                return index
            rest -= weight
        raise AssertionError("weights are positive")

    def bell(self, spread):
        """A whole number around 0, mostly within `spread`: a sum of six uniform ones."""
        return sum(self.between(-spread, spread) for _ in range(6)) // 3
