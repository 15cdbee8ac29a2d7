# Given. The virtual clock of the desk, and its panel.
from datetime import date

import lab

OPENS, CLOSES, DAY = 9 * 60, 17 * 60, 24 * 60
TAKES = {"quote": 60, "order": 45, "bill": 5, "sheet": 90, "notice": 15}


def show_week(tickets, replies):
    # One panel a day: when tickets came, and when they were done.
    keys = {it["id"]: it["key"] for it in replies}
    tickets = sorted(tickets, key=lambda it: it["at"])
    first = date.fromisoformat(tickets[0]["at"][:10])
    days = {}
    free = 0
    for it in tickets:
        came = minute(it["at"], first)
        start = opening(max(came, free))
        free = start + TAKES[it["kind"]]
        name = f"{it['id']} {keys.get(it['id'], '?')}"
        if came // DAY < start // DAY:
            order = {"name": name, "placed": came % DAY}
            days.setdefault(came // DAY, []).append(order)
            came = start // DAY * DAY
        order = {
            "name": name,
            "placed": came % DAY,
            "started": start % DAY,
            "done": start % DAY + TAKES[it["kind"]],
        }
        days.setdefault(start // DAY, []).append(order)
    for number in sorted(days):
        day = date.fromordinal(first.toordinal() + number)
        lab.show("desk", {"orders": days[number]}, title=str(day))


def minute(at, first):
    day = date.fromisoformat(at[:10])
    return (day - first).days * DAY + int(at[11:13]) * 60 + int(at[14:])


def opening(moment):
    # The next moment at which the desk is open.
    of_day = moment % DAY
    if of_day < OPENS:
        return moment - of_day + OPENS
    if of_day >= CLOSES:
        return moment - of_day + DAY + OPENS
    return moment
