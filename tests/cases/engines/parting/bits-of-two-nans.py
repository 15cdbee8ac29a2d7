# Of two NaNs a processor keeps the one that the compiler happened to put first.
import math
import struct


def nan(bits):
    return struct.unpack(">d", struct.pack(">Q", bits))[0]


quiet, negative, loud = nan(0x7FF8_0000_0000_1234), nan(0xFFF8_0000_0000_5678), nan(0x7FF0_0000_0000_9ABC)
infinity = float("inf")


def bits(value):
    return struct.pack(">d", value).hex()


def mixed(a, b):
    made = [a + b, a - b, a * b, a / b, -a, abs(a), sum([a, b]), complex(a, b).real, (complex(a, 1) * complex(b, 2)).imag]
    made += [math.fmod(a, b), math.hypot(a, b), math.copysign(a, b), max(a, b), min(a, b), math.fsum([a, b]), a**2, a % b]
    return made


for a in (quiet, negative, loud, infinity, -infinity, 1.0):
    for b in (quiet, negative, loud, infinity, 0.0):
        try:
            print([bits(value) for value in mixed(a, b)])
        except (ArithmeticError, ValueError) as error:
            print(type(error).__name__, error)

# And again where the loop is hot.
for _ in range(30_000):
    made = [quiet + negative, negative + quiet, quiet * negative, negative * loud, quiet - negative, loud + quiet]
print([bits(value) for value in made])
print([struct.pack(">f", value).hex() for value in made], [float(value).hex() for value in made])
