from dated import HOUSE, rule_on


def ringgit(sen):
    # 1205 is RM12.05. For 0 and more.
    return f"RM{sen // 100:,}.{sen % 100:02d}"


def bill(lines, payment, day):
    total = sum(it["sen"] * it["pieces"] for it in lines)
    due = total
    if payment == "cash":
        due = sum((it["sen"] + 2) // 5 * 5 * it["pieces"] for it in lines)
    return {"total": total, "rounding": due - total, "due": due}
