def score(rolls):
    total, at = 0, 0
    for frame in range(10):
        if rolls[at] == 10:
            total += 10 + rolls[at + 1] + rolls[at + 2]
            at += 1
        elif rolls[at] + rolls[at + 1] == 10:
            total += 10 + rolls[at + 2]
            at += 2
        else:
            total += rolls[at] + rolls[at + 1]
            at += 2
    return total

print(score([10] * 12), score([9, 0] * 10), score([5, 5] * 10 + [5]), score([0] * 20))
