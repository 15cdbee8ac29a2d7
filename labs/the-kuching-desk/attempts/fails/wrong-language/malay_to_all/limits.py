from dated import CHINA, rule_on


def part_fen(part):
    # What one part of an order is worth, in fen.
    return sum(it["fen"] * it["pieces"] for it in part)


def order_fen(order):
    return sum(part_fen(it) for it in order["parts"])


def judge(order, history):
    day = order["day"]
    most = rule_on(CHINA, "cbec-order-limit", day)
    most_a_year = rule_on(CHINA, "cbec-year-limit", day)
    fen = order_fen(order)
    today = year = 0
    for past in history:
        if past["buyer"] != order["buyer"]:
            continue
        if past["day"] == day:
            today += past["fen"]
        if past["day"][:4] == day[:4]:
            year += past["fen"]
    if any(part_fen(it) > most for it in order["parts"]):
        return "order-limit"
    if fen + today > most:
        return "split"
    if fen + year > most_a_year:
        return "year-limit"
    return "ok"
