from random import Random

def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right, merged = merge_sort(items[:middle]), merge_sort(items[middle:]), []
    while left and right:
        merged.append((left if left[0] <= right[0] else right).pop(0))
    return merged + left + right

def quick_sort(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quick_sort([x for x in rest if x < pivot]) + [pivot] + quick_sort([x for x in rest if x >= pivot])

def insertion_sort(items):
    items = items[:]
    for at in range(1, len(items)):
        value = items[at]
        while at and items[at - 1] > value:
            items[at] = items[at - 1]
            at -= 1
        items[at] = value
    return items

items = [Random(1).randrange(1000) for _ in range(60)]
random = Random(5)
items = [random.randrange(1000) for _ in range(60)]
print(merge_sort(items) == quick_sort(items) == insertion_sort(items) == sorted(items), merge_sort(items)[:8])
print(sorted(["bb", "a", "ccc", "dd"], key=lambda s: (-len(s), s)), sorted([3, 1, 2], reverse=True))
