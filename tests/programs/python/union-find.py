class Groups:
    def __init__(self):
        self.parent = {}

    def root(self, it):
        self.parent.setdefault(it, it)
        while self.parent[it] != it:
            self.parent[it] = self.parent[self.parent[it]]
            it = self.parent[it]
        return it

    def join(self, a, b):
        self.parent[self.root(a)] = self.root(b)

groups = Groups()
for a, b in ("ab", "cd", "be", "fg", "gc", "hh"):
    groups.join(a, b)
roots = {}
for it in "abcdefgh":
    roots.setdefault(groups.root(it), []).append(it)
print(sorted(roots.values()))
