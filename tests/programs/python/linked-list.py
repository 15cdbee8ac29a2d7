class Link:
    def __init__(self, value, rest=None):
        self.value, self.rest = value, rest

    def __iter__(self):
        link = self
        while link is not None:
            yield link.value
            link = link.rest

    def __len__(self):
        return sum(1 for _ in self)

def of(*values):
    head = None
    for value in reversed(values):
        head = Link(value, head)
    return head

def reverse(link):
    done = None
    while link is not None:
        link.rest, done, link = done, link, link.rest
    return done

def merge(a, b):
    if a is None or b is None:
        return b if a is None else a
    if a.value <= b.value:
        return Link(a.value, merge(a.rest, b))
    return Link(b.value, merge(a, b.rest))

print(*merge(of(1, 4, 9), of(2, 3, 11)), sep=" -> ")
print(list(reverse(of(*"parcel"))), len(of(*range(12))))
