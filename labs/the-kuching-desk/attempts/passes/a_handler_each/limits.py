from dated import CHINA, rule_on


def part_fen(part):
    # What one part of an order is worth, in fen.
    return sum(it["fen"] * it["pieces"] for it in part)


def order_fen(order):
    return sum(part_fen(it) for it in order["parts"])


def judge(order, history):
    day = order["day"]
    mine = [it for it in history if it["buyer"] == order["buyer"]]
    today = sum(it["fen"] for it in mine if it["day"] == day)
    year = sum(it["fen"] for it in mine if it["day"].startswith(day[:4]))
    most = rule_on(CHINA, "cbec-order-limit", day)
    if max(map(part_fen, order["parts"]), default=0) > most:
        return "order-limit"
    if order_fen(order) + today > most:
        return "split"
    if order_fen(order) + year > rule_on(CHINA, "cbec-year-limit", day):
        return "year-limit"
    return "ok"
