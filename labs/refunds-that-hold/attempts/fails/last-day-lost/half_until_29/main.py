import csv
import os

import lab
from refund import refund_sen


def read_returns():
    with open("returns.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def refund_of(row):
    return refund_sen(int(row["paid_sen"]), int(row["days"]), row["opened"] == "yes")


def main():
    refunds = {row["order"]: refund_of(row) for row in read_returns()}
    os.makedirs("out", exist_ok=True)
    with open("out/refunds.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["order", "refund_sen"])
        writer.writerows(refunds.items())
    lab.plot(refunds, kind="bar", title="Refunds", x="order", y="sen")
    print(len(refunds), "returns,", sum(refunds.values()), "sen")


if __name__ == "__main__":
    main()
