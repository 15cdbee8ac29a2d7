import array
import math
import struct

inf = float("inf")
nan = float("nan")


def bits(value):
    return struct.pack(">d", value).hex()


made = [
    nan, -nan, inf - inf, inf * 0.0, inf / inf, math.fmod(nan, 2.0), nan + 1.0, 1.0 - nan, abs(-nan), math.copysign(nan, -1.0),
    float("-nan"), max(nan, 1.0), min(1.0, nan), math.sqrt(nan), sum([inf, -inf]), complex(nan, 1.0).real, (inf - inf) * -1.0,
    struct.unpack(">d", bytes.fromhex("7ff8000000001234"))[0], struct.unpack(">d", bytes.fromhex("fff4000000000001"))[0],
    struct.unpack(">d", bytes.fromhex("7ff0000000001234"))[0] + 0.0, -struct.unpack(">d", bytes.fromhex("7ff8000000001234"))[0],
]
for value in made:
    print(bits(value), value, struct.pack(">f", value).hex(), math.copysign(1.0, value), hash(value) == hash(value))
print(array.array("d", made).tobytes().hex())
print(array.array("f", made).tobytes().hex())
print(struct.unpack(">f", bytes.fromhex("7fa00001"))[0], struct.pack(">e", nan).hex())
print([bits(x) for x in (0.0, -0.0, 0.0 * -1.0, -0.0 + 0.0, round(-0.4), float("-0"), -0.0 * 0.0)])
