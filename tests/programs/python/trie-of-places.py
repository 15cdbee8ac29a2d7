class Trie:
    def __init__(self, words=()):
        self.root = {}
        for word in words:
            self.add(word)

    def add(self, word):
        node = self.root
        for sign in word:
            node = node.setdefault(sign, {})
        node["."] = True

    def starting(self, prefix):
        node = self.root
        for sign in prefix:
            node = node.get(sign)
            if node is None:
                return []
        stack, found = [(prefix, node)], []
        while stack:
            word, node = stack.pop()
            for sign, below in node.items():
                if sign == ".":
                    found.append(word)
                else:
                    stack.append((word + sign, below))
        return sorted(found)

places = Trie("sibu simanggang serian sematan samarahan santubong".split())
print(places.starting("s"), places.starting("sem"), places.starting("x"))
