import csv

from cleaning import clean_city, parse_amount, parse_date

# country, file, the character between two columns
SOURCES = [
    ("my", "orders-my.csv", ","),
    ("vn", "orders-vn.csv", ";"),
    ("th", "orders-th.csv", ","),
]


def read_rows(path, delimiter):
    """The rows of a file, each a dictionary with the keys date, buyer, city and amount."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def ringgit(sen):
    """RM1,234.50 for 123450. Made for amounts of 0 or more."""
    return f"RM{sen // 100:,}.{sen % 100:02d}"


def city_totals(orders):
    """A list of tuples (city, rows, sen), largest sen first; equal sen by city name."""
    return []


def main():
    for country, path, delimiter in SOURCES:
        rows = read_rows(path, delimiter)
        print(country, len(rows), rows[0])


if __name__ == "__main__":
    main()
