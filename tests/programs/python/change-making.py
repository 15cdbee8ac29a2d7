def ways(coins, amount):
    table = [1] + [0] * amount
    for coin in coins:
        for total in range(coin, amount + 1):
            table[total] += table[total - coin]
    return table[amount]

def fewest(coins, amount):
    best = [0] + [None] * amount
    for total in range(1, amount + 1):
        options = [best[total - c] + 1 for c in coins if c <= total and best[total - c] is not None]
        best[total] = min(options, default=None)
    return best[amount]

for coins in ([5, 10, 20, 50], [1, 3, 4], [5]):
    print(coins, [(n, ways(coins, n), fewest(coins, n)) for n in (0, 5, 6, 65, 100)])
