input()
weights = [int(it) for it in input().split()]
print(round(sum(weights) / len(weights), 5))
