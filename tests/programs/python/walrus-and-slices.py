data = [4, 8, 15, 16, 23, 42]
if (n := len(data)) > 5:
    print(n, data[-3:], data[::-2], data[slice(1, None, 2)])
data[1:3] = ["x"] * 3
del data[::3]
print(data, [last := x for x in (1, 2, 3)], last)
pairs = {"a": 1} | {"b": 2, "a": 9}
print(pairs, {**pairs, "c": 3}, *sorted(pairs.items(), reverse=True))
a = b = [1]
b += [2]
print(a, a is b, [1, 2] == a, (1, 2) < (1, 3), 1 < 2 < 3, not [] or "text")
