import csv
from collections import defaultdict

import cleaning

SOURCES = {"my": ("orders-my.csv", ","), "vn": ("orders-vn.csv", ";"), "th": ("orders-th.csv", ",")}


def city_totals(orders):
    amounts = defaultdict(list)
    for city, sen in orders:
        amounts[city].append(sen)
    by_name = sorted((city, len(sens), sum(sens)) for city, sens in amounts.items())
    by_name.sort(key=lambda entry: entry[2], reverse=True)
    return by_name


def all_rows():
    for country, (path, delimiter) in SOURCES.items():
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter=delimiter):
                yield country, row


def clean(country, row):
    try:
        return (
            cleaning.parse_date(row["date"], country),
            cleaning.clean_city(row["city"]),
            cleaning.parse_amount(row["amount"], country),
        )
    except ValueError:
        return None


def main():
    results = [clean(country, row) for country, row in all_rows()]
    good = [result for result in results if result]
    days = sorted(day for day, _, _ in good)
    lines = [
        f"Rows read: {len(results)}",
        f"Rows skipped: {len(results) - len(good)}",
        f"First date: {days[0]}",
        f"Last date: {days[-1]}",
    ]
    for city, rows, sen in city_totals([(city, sen) for _, city, sen in good]):
        lines.append("{}: RM{:,}.{:02d} ({})".format(city, *divmod(sen, 100), rows))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
