"""Lists: the built-in sort, with and without a key, and a merge sort written out."""

from bisect import insort


def merge_sort(values):
    if len(values) < 2:
        return values
    middle = len(values) // 2
    left, right = merge_sort(values[:middle]), merge_sort(values[middle:])
    merged, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


seed, values = 1, []
for _ in range(60_000):
    seed = (seed * 48271) % 2147483647
    values.append(seed % 100_000)

kept = []
for value in values[:4000]:
    insort(kept, value)
print(merge_sort(values) == sorted(values), kept[:5])
print(sorted(values, key=lambda value: (value % 1000, -value))[:5])
