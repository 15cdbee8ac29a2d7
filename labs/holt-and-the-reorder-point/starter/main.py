from math import sqrt

import lab

Z = {90: 1.282, 95: 1.645, 99: 2.326}


def forecasts(series, alpha, beta):
    # Entry i is the forecast for week i + 2; the last one is for next week.
    # So far it repeats the week before. Make it level + trend.
    return list(series)


def safety_stock(day_sd, lead_days, service):
    return 0


def late_stock(day_sd, lead_days, service, day_demand, lead_sd):
    return 0


def reorder_point(week_demand, day_sd, lead_days, service):
    return 0


def order_quantity(year_demand, order_sen, hold_sen):
    return 0


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
