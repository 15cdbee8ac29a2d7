# Orders of a year by city: what a native program of the language does too.
def next_random(seed):
    return (seed * 1103515245 + 12345) % 2147483648

cities = ["Kuching", "Sibu", "Miri", "Bintulu", "Serian"]
totals = {}
seed = 42
for number in range(60000):
    seed = next_random(seed)
    city = cities[seed // 65536 % 5]
    seed = next_random(seed)
    totals.setdefault(city, []).append(seed // 65536 % 10000)
for city in sorted(totals):
    sales = sorted(totals[city])
    print(city, len(sales), sum(sales), sales[len(sales) // 2])
