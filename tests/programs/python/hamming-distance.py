def distance(a, b):
    if len(a) != len(b):
        raise ValueError("strands must be of equal length")
    return sum(x != y for x, y in zip(a, b, strict=True))

print(distance("GAGCCTACTAACGGGAT", "CATCGTAATGACGGCCT"))
print((93 ^ 73).bit_count(), bin(93 ^ 73), (1023).bit_length())
try:
    distance("A", "AB")
except ValueError as error:
    print("ValueError:", error)
