PUZZLE = """
53..7.... 6..195... .98....6.
8...6...3 4..8.3..1 7...2...6
.6....28. ...419..5 ....8..79
""".split()
grid = [[0 if sign == "." else int(sign) for sign in line] for line in PUZZLE]

def options(r, c):
    used = set(grid[r]) | {row[c] for row in grid}
    used |= {grid[y][x] for y in range(r // 3 * 3, r // 3 * 3 + 3) for x in range(c // 3 * 3, c // 3 * 3 + 3)}
    return [n for n in range(1, 10) if n not in used]

def solve():
    empty = [(len(options(r, c)), r, c) for r in range(9) for c in range(9) if grid[r][c] == 0]
    if not empty:
        return True
    _, r, c = min(empty)
    for n in options(r, c):
        grid[r][c] = n
        if solve():
            return True
    grid[r][c] = 0
    return False

print(solve())
for row in grid:
    print(*row)
