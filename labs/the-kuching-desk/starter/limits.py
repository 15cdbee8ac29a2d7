from dated import CHINA, rule_on


def part_fen(part):
    # What one part of an order is worth, in fen.
    return sum(it["fen"] * it["pieces"] for it in part)


def order_fen(order):
    return sum(part_fen(it) for it in order["parts"])


def judge(order, history):
    # TODO 3: "order-limit", "split", "year-limit" or "ok".
    return None
