goods = [("lada", 3, 4000), ("kopi", 4, 5000), ("gula", 5, 6000), ("kek", 9, 13000), ("madu", 2, 1500)]

def best(capacity):
    table = [(0, ())] * (capacity + 1)
    for name, kilos, sen in goods:
        for room in range(capacity, kilos - 1, -1):
            value, chosen = table[room - kilos]
            table[room] = max(table[room], (value + sen, chosen + (name,)))
    return table[capacity]

for capacity in (0, 4, 7, 12, 23):
    print(capacity, best(capacity))
