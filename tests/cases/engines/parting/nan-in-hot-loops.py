# Long enough for an engine to compile the loop again, with other instructions.
import struct

inf = float("inf")
seen = {}
value = 1.0
for n in range(200_000):
    value = (value * inf - inf) if n % 3 == 0 else value / 3.0 + n
    if n % 1000 == 0:
        key = struct.pack(">d", value)
        seen[key] = seen.get(key, 0) + 1
print({key.hex(): count for key, count in seen.items()})
