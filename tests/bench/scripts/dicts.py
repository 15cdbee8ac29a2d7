"""Dictionaries with keys of several kinds: counting, grouping, joining."""

stock, by_country = {}, {}
seed = 7
for order in range(150_000):
    seed = (seed * 1103515245 + 12345) % 2147483648
    item = f"item-{seed % 2000}"
    country = ("MY", "VN", "TH", "SG", "ID")[seed // 2000 % 5]
    stock[item] = stock.get(item, 0) + 1
    by_country.setdefault((country, seed % 7), []).append(order)

most = max(stock, key=lambda item: (stock[item], item))
print(len(stock), most, stock[most])
print(sorted((key, len(orders), sum(orders) % 97) for key, orders in by_country.items())[:6])
