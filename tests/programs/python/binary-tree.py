class Node:
    __slots__ = ("key", "left", "right")

    def __init__(self, key):
        self.key, self.left, self.right = key, None, None

def insert(root, key):
    if root is None:
        return Node(key)
    if key < root.key:
        root.left = insert(root.left, key)
    elif key > root.key:
        root.right = insert(root.right, key)
    return root

def walk(root):
    if root:
        yield from walk(root.left)
        yield root.key
        yield from walk(root.right)

def depth(root):
    return 0 if root is None else 1 + max(depth(root.left), depth(root.right))

root = None
for key in [50, 20, 70, 10, 30, 60, 90, 20, 25, 85]:
    root = insert(root, key)
print(list(walk(root)), depth(root))
