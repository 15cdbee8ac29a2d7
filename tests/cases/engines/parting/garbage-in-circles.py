import gc
import weakref


class Node:
    def __init__(self):
        self.other = None


gone = []
for n in range(20_000):
    a, b = Node(), Node()
    a.other, b.other = b, a
    weakref.finalize(a, gone.append, n)
print(len(gone), gc.get_count(), gc.collect(), len(gone), gc.get_stats()[-1]["collections"])
