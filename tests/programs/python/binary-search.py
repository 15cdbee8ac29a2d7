from bisect import bisect_left, bisect_right, insort

prices = [120, 350, 350, 499, 800, 1299]
for wanted in (100, 350, 500, 2000):
    print(wanted, bisect_left(prices, wanted), bisect_right(prices, wanted))
insort(prices, 425)
print(prices)

def find(items, wanted):
    low, high, steps = 0, len(items) - 1, 0
    while low <= high:
        steps += 1
        middle = (low + high) // 2
        if items[middle] == wanted:
            return middle, steps
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle - 1
    return None, steps

print([find(range(0, 1000, 3), n) for n in (0, 333, 334, 999)])
