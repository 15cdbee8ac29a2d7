from dated import HOUSE, rule_on


def ringgit(sen):
    # 1205 is RM12.05. For 0 and more.
    return f"RM{sen // 100:,}.{sen % 100:02d}"


def bill(lines, payment, day):
    total = 0
    for it in lines:
        total += it["sen"] * it["pieces"]
    rounding = 0
    if payment == "cash":
        step = rule_on(HOUSE, "cash-step", day)
        over = total % step
        rounding = -over if over * 2 < step else step - over
    return {"total": total, "rounding": rounding, "due": total + rounding}
