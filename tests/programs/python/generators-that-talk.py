def average():
    total, count, value = 0, 0, None
    while True:
        new = yield value
        if new is None:
            return total, count
        total += new
        count += 1
        value = total / count

def collect(results):
    while True:
        results.append((yield from average()))

results = []
group = collect(results)
next(group)
for number in (10, 20, 60, None, 5, None):
    print(group.send(number))
print(results)
group.close()
