def move(n, source, target, spare, moves):
    if n:
        move(n - 1, source, spare, target, moves)
        moves.append((n, source, target))
        move(n - 1, spare, target, source, moves)

moves = []
move(4, "A", "C", "B", moves)
print(len(moves), *(f"{disk}:{a}{b}" for disk, a, b in moves))
