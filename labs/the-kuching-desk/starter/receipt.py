from dated import HOUSE, rule_on


def ringgit(sen):
    # 1205 is RM12.05. For 0 and more.
    return f"RM{sen // 100:,}.{sen % 100:02d}"


def bill(lines, payment, day):
    # TODO 4: the total, how far cash rounds it, what is due.
    return {"total": 0, "rounding": 0, "due": 0}
