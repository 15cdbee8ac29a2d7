balance, rate = 1_000_000, 3.75
for year in range(1, 11):
    gain = round(balance * rate / 100)
    balance += gain
    print(f"{year:2} {gain / 100:>10,.2f} {balance / 100:>12,.2f}")
