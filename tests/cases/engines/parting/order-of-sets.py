words = "the quick brown fox jumps over the lazy dog Kuching Sarawak penang 茶 ชา trà".split()
print(set(words), frozenset(words), {len(word): word for word in words})
print([hash(word) for word in words], hash(1.5), hash((1, "a", None)), hash(2**200), hash(frozenset(words)))
print(set(range(0, 1000, 37)), {object} == {object}, [id(word) % 16 for word in words])


class Item:
    pass


items = {Item(): n for n in range(50)}
print([items[item] for item in sorted(items, key=id)], list(set(items.values())))
