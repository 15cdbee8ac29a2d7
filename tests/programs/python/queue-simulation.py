from collections import deque
from random import Random

random, waiting, clock, waits = Random(11), deque(), 0, []
free_at = [0, 0]
for customer in range(30):
    clock += random.randint(1, 4)
    counter = min(range(2), key=lambda n: free_at[n])
    begin = max(clock, free_at[counter])
    free_at[counter] = begin + random.randint(3, 8)
    waits.append(begin - clock)
print(waits)
print(max(waits), sum(waits) / len(waits), free_at, random.random())
