row = [1]
for n in range(12):
    print(" ".join(map(str, row)).center(60).rstrip())
    row = [a + b for a, b in zip([0] + row, row + [0])]
