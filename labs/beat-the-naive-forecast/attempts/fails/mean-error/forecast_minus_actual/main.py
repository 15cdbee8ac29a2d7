import csv

SEASON = 7
WINDOW = 7


def naive(series, start):
    forecasts = []
    for day in range(start, len(series)):
        forecasts.append(series[day - 1])
    return forecasts


def seasonal_naive(series, start, season):
    forecasts = []
    for day in range(start, len(series)):
        forecasts.append(series[day - season])
    return forecasts


def moving_average(series, start, window):
    forecasts = []
    for day in range(start, len(series)):
        known = series[day - window : day]
        forecasts.append(sum(known) / window)
    return forecasts


def mae(actual, forecast):
    if len(actual) != len(forecast):
        raise ValueError("the two lists must have the same length")
    total = 0
    for a, f in zip(actual, forecast):
        total += abs(a - f)
    return total / len(actual)


def mase(actual, forecast, history):
    scale = mae(history[1:], history[:-1])
    if scale == 0:
        raise ValueError("the history never changes")
    return mae(actual, forecast) / scale


def read_orders():
    dates, orders = [], []
    with open("orders.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            dates.append(row["date"])
            orders.append(int(row["orders"]))
    return dates, orders


def ask_weeks():
    while True:
        answer = input("Weeks to hold out? ")
        try:
            weeks = int(answer)
        except ValueError:
            weeks = 0
        if 1 <= weeks <= 8:
            return weeks
        print("A whole number from 1 to 8, please.")


def main():
    dates, orders = read_orders()
    weeks = ask_weeks()
    start = len(orders) - 7 * weeks
    history, actual = orders[:start], orders[start:]
    methods = [
        ("naive", naive(orders, start)),
        ("seasonal", seasonal_naive(orders, start, SEASON)),
        ("average", moving_average(orders, start, WINDOW)),
    ]
    print(f"Days held out: {len(actual)}")
    best_name, best_forecast, best_error = None, None, None
    for name, forecast in methods:
        error = mae(actual, forecast)
        print(f"{name} MAE {error:.2f} MASE {mase(actual, forecast, history):.2f}")
        if best_error is None or error < best_error:
            best_name, best_forecast, best_error = name, forecast, error
    print(f"Best: {best_name}")
    worst = 0
    for i in range(len(actual)):
        if abs(actual[i] - best_forecast[i]) > abs(actual[worst] - best_forecast[worst]):
            worst = i
    print(f"Largest miss: {dates[start + worst]} forecast {best_forecast[worst]:.2f} actual {actual[worst]}")


if __name__ == "__main__":
    main()
