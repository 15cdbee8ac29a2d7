from math import sqrt

import lab

Z = {90: 1.282, 95: 1.645, 99: 2.326}


def forecasts(series, alpha, beta):
    if len(series) < 2:
        raise ValueError("two weeks are needed for a trend")
    level = series[0]
    trend = series[1] - series[0]
    told = [level + trend]
    for sold in series[1:]:
        old = level
        level = alpha * sold + (1 - alpha) * (level + trend)
        trend = beta * (level - old) + (1 - beta) * trend
        told.append(level + trend)
    return [max(0, it) for it in told]


def safety_stock(day_sd, lead_days, service):
    return Z[service] * day_sd * sqrt(lead_days)


def late_stock(day_sd, lead_days, service, day_demand, lead_sd):
    variance = lead_days * day_sd**2 + (day_demand * lead_sd) ** 2
    return Z[service] * sqrt(variance)


def reorder_point(week_demand, day_sd, lead_days, service):
    expected = week_demand / 7 * lead_days
    return expected + safety_stock(day_sd, lead_days, service)


def order_quantity(year_demand, order_sen, hold_sen):
    return sqrt(2 * year_demand * order_sen / hold_sen)


def read_packs():
    with open("weeks.csv", encoding="utf-8") as file:
        return [int(line.split(",")[1]) for line in list(file)[1:]]


def main():
    packs = read_packs()
    told = forecasts(packs, 0.5, 0.3)
    weeks = list(range(1, len(packs) + 1))
    lab.plot(
        (weeks, packs),
        (weeks[1:], told[:-1]),
        label=["sold", "forecast"],
        title="White pepper",
        x="week",
        y="packs",
    )
    print("Next week:", round(told[-1], 1))
    print("Reorder at:", reorder_point(told[-1], 14, 9, 95))
    print("Order:", order_quantity(12000, 8000, 600))


if __name__ == "__main__":
    main()
