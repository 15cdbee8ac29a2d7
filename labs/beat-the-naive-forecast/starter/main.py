import csv


def naive(series, start):
    """For each day from start on: the value of the day before."""
    return []


def seasonal_naive(series, start, season):
    """For each day from start on: the value of season days before."""
    return []


def moving_average(series, start, window):
    """For each day from start on: the mean of the window days before it, as a float."""
    return []


def mae(actual, forecast):
    """The mean absolute error, as a float."""
    return None


def mase(actual, forecast, history):
    """The mean absolute error, divided by the mean step from day to day in history."""
    return None


def read_orders():
    """Two lists of the same length: the dates as text, the orders as ints."""
    dates, orders = [], []
    with open("orders.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            dates.append(row["date"])
            orders.append(int(row["orders"]))
    return dates, orders


def main():
    dates, orders = read_orders()
    answer = input("Weeks to hold out? ")
    print("You typed", answer)
    print("The file has", len(orders), "days, from", dates[0], "to", dates[-1])


if __name__ == "__main__":
    main()
