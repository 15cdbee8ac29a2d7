import math

import lab

Z = {90: 1.282, 95: 1.645, 99: 2.326}


def step(level, trend, sold, alpha, beta):
    error = sold - (level + trend)
    return level + trend + alpha * error, trend + alpha * beta * error


def forecasts(series, alpha, beta):
    if len(series) in (0, 1):
        raise ValueError("too short")
    state = (float(series[0]), float(series[1] - series[0]))
    told = [sum(state)]
    for week in range(1, len(series)):
        state = step(*state, series[week], alpha, beta)
        told.append(sum(state))
    return told


def safety_stock(day_sd, lead_days, service):
    return late_stock(day_sd, lead_days, service, 0, 0)


def late_stock(day_sd, lead_days, service, day_demand, lead_sd):
    days = day_sd * lead_days**0.5
    return Z[service] * math.hypot(days, day_demand * lead_sd)


def reorder_point(week_demand, day_sd, lead_days, service):
    return week_demand * lead_days / 7 + Z[service] * math.sqrt(lead_days) * day_sd


def order_quantity(year_demand, order_sen, hold_sen):
    return (year_demand * order_sen / (hold_sen / 2)) ** 0.5


def main():
    packs = [int(row.split(",")[1]) for row in open("weeks.csv").readlines()[1:]]
    told = forecasts(packs, 0.5, 0.3)
    lab.plot(packs[1:], told[:-1], label=["sold", "forecast"])


if __name__ == "__main__":
    main()
