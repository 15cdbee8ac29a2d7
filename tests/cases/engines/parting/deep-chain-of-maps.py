# ending: too-deep
numbers = iter((1,))
for _ in range(100_000):
    numbers = map(abs, numbers)
list(numbers)
