LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]

def winner(board):
    for a, b, c in LINES:
        if board[a] != " " and board[a] == board[b] == board[c]:
            return board[a]

seen = {}

def value(board, player):
    key = board + player
    if key not in seen:
        won = winner(board)
        if won:
            seen[key] = 1 if won == "X" else -1
        elif " " not in board:
            seen[key] = 0
        else:
            scores = [value(board[:at] + player + board[at + 1:], "O" if player == "X" else "X") for at in range(9) if board[at] == " "]
            seen[key] = max(scores) if player == "X" else min(scores)
    return seen[key]

print(value(" " * 9, "X"), len(seen))
print(value("XX OO    ", "X"), value("XX OO    ", "O"))
