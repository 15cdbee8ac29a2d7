import csv
from statistics import fmean


def naive(series, start):
    return seasonal_naive(series, start, 1)


def seasonal_naive(series, start, season):
    return [series[day - season] for day in range(start, len(series))]


def moving_average(series, start, window):
    return [fmean(series[day - window : day]) for day in range(start, len(series))]


def mae(actual, forecast):
    return fmean(abs(a - f) for a, f in zip(actual, forecast, strict=True))


def mase(actual, forecast, history):
    steps = [abs(after - before) for before, after in zip(history, history[1:])]
    try:
        return mae(actual, forecast) / fmean(steps)
    except ZeroDivisionError:
        raise ValueError("no steps in the history") from None


def main():
    with open("orders.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    orders = [int(row["orders"]) for row in rows]

    answer = input("Weeks to hold out? ")
    while answer not in ("1", "2", "3", "4", "5", "6", "7", "8"):
        print("A whole number from 1 to 8, please.")
        answer = input("Weeks to hold out? ")
    start = len(orders) - 7 * int(answer)
    actual = orders[start:]

    forecasts = {
        "naive": naive(orders, start),
        "seasonal": seasonal_naive(orders, start, 7),
        "average": moving_average(orders, start, 7),
    }
    errors = {name: mae(actual, forecast) for name, forecast in forecasts.items()}
    best = min(errors, key=errors.get)
    misses = [abs(a - f) for a, f in zip(actual, forecasts[best])]
    worst = misses.index(max(misses))

    print("Days held out:", len(actual))
    for name, forecast in forecasts.items():
        scaled = mase(actual, forecast, orders[:start])
        print(name, "MAE", round(errors[name], 2), "MASE", round(scaled, 2))
    print("Best:", best)
    print("Largest miss:", rows[start + worst]["date"], end=" ")
    print("forecast", round(forecasts[best][worst], 2), "actual", actual[worst])


if __name__ == "__main__":
    main()
