from collections import deque

MAZE = """
S.#.....
.##.###.
....#...
.##.#.##
...#...E
""".split()

cells = {(r, c): sign for r, line in enumerate(MAZE) for c, sign in enumerate(line)}
start = next(at for at, sign in cells.items() if sign == "S")
queue, seen = deque([(start, 0)]), {start}
while queue:
    (r, c), steps = queue.popleft()
    if cells[r, c] == "E":
        print("steps", steps, "seen", len(seen))
        break
    for at in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
        if cells.get(at, "#") != "#" and at not in seen:
            seen.add(at)
            queue.append((at, steps + 1))
