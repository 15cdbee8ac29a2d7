import csv
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Method:
    name: str
    forecast: list

    def miss(self, actual, i):
        return abs(actual[i] - self.forecast[i])


def naive(series, start):
    return list(series[start - 1 : -1]) if start < len(series) else []


def seasonal_naive(series, start, season):
    return list(series[start - season : len(series) - season])


def moving_average(series, start, window):
    total = sum(series[start - window : start])
    result = []
    for day in range(start, len(series)):
        result.append(total / window)
        total += series[day] - series[day - window]
    return result


def mae(actual, forecast):
    if not len(actual) == len(forecast):
        raise ValueError
    return sum(max(a, f) - min(a, f) for a, f in zip(actual, forecast)) / len(forecast)


def mase(actual, forecast, history):
    walked = 0
    for i in range(1, len(history)):
        walked += abs(history[i] - history[i - 1])
    if walked == 0:
        raise ValueError("history stands still")
    return mae(actual, forecast) * (len(history) - 1) / walked


def main():
    table = [line.strip().split(",") for line in open("orders.csv", encoding="utf-8")][1:]
    orders = [int(count) for _, count in table]
    weeks = 0
    while weeks not in range(1, 9):
        text = input("Weeks to hold out? ").strip()
        if text.isdecimal():
            weeks = int(text)
        if weeks not in range(1, 9):
            sys.stdout.write("A whole number from 1 to 8, please.\n")
    start = len(orders) - weeks * 7
    actual = orders[start:]
    methods = [
        Method("naive", naive(orders, start)),
        Method("seasonal", seasonal_naive(orders, start, 7)),
        Method("average", moving_average(orders, start, 7)),
    ]
    print("Days held out: %d" % len(actual))
    for method in methods:
        pair = (mae(actual, method.forecast), mase(actual, method.forecast, orders[:start]))
        print(method.name, "MAE %.2f MASE %.2f" % pair)
    methods.sort(key=lambda method: mae(actual, method.forecast))
    best = methods[0]
    print("Best: " + best.name)
    worst = max(range(len(actual)), key=lambda i: best.miss(actual, i))
    print("Largest miss: %s forecast %.2f actual %d" % (table[start + worst][0], best.forecast[worst], actual[worst]))


if __name__ == "__main__":
    main()
