from dated import HOUSE, rule_on


def ringgit(sen):
    # 1205 is RM12.05. For 0 and more.
    return f"RM{sen // 100:,}.{sen % 100:02d}"


def bill(lines, payment, day):
    total = sum(it["sen"] * it["pieces"] for it in lines)
    due = total
    if payment == "cash":
        step = rule_on(HOUSE, "cash-step", day)
        due = (total + step // 2) // step * step
    return {"total": total, "rounding": due - total, "due": due}
