import csv

import lab
from refund import refund_sen


def read_returns():
    """A dictionary for each line of the file; all values are text."""
    with open("returns.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main():
    for row in read_returns():
        print(row)


if __name__ == "__main__":
    main()
