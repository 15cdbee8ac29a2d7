import csv

from cleaning import clean_city, parse_amount, parse_date

SOURCES = [
    ("my", "orders-my.csv", ","),
    ("vn", "orders-vn.csv", ";"),
    ("th", "orders-th.csv", ","),
]


def read_rows(path, delimiter):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def ringgit(sen):
    return f"RM{sen // 100:,}.{sen % 100:02d}"


def city_totals(orders):
    rows, sums = {}, {}
    for city, sen in orders:
        rows[city] = rows.get(city, 0) + 1
        sums[city] = sums.get(city, 0) + sen
    totals = [(city, rows[city], sums[city]) for city in sums]
    return sorted(totals, key=lambda total: (-total[2], total[0]))


def main():
    read = skipped = 0
    orders, dates = [], []
    for country, path, delimiter in SOURCES:
        for row in read_rows(path, delimiter):
            read += 1
            sen = parse_amount(row["amount"], country)
            day = parse_date(row["date"], country)
            orders.append((clean_city(row["city"]), sen))
            dates.append(day)
    print(f"Rows read: {read}")
    print(f"Rows skipped: {skipped}")
    print(f"First date: {min(dates)}")
    print(f"Last date: {max(dates)}")
    for city, count, sen in city_totals(orders):
        print(f"{city}: {ringgit(sen)} ({count})")


if __name__ == "__main__":
    main()
