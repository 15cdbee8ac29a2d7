n = 3**20_000
print(len(str(n)), n % 10**30, (n * n) >> 60_000, n.bit_length(), pow(7, n % 10_000, 10**40 + 7))
print(int("9" * 4000) // 7**900, -(2**70) // 3, divmod(-(10**50), 7**20), (1 << 64) - 1, 0xFFFFFFFF * 0xFFFFFFFF)
