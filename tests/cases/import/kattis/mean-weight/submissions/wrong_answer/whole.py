input()
weights = [int(it) for it in input().split()]
print(sum(weights) // len(weights))
