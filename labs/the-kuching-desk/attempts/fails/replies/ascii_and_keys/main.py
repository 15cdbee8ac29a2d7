import csv
import json

from clock import show_week
from landed import landed
from limits import judge, order_fen
from receipt import bill, ringgit
from sheet import lines, sheet, yuan


def read(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


PHRASES = read("phrases.json")
PRODUCTS = read("products.json")


def reply(ticket, key, lang, value=""):
    text = PHRASES[key][lang].format(value)
    return {"id": ticket["id"], "key": key, "text": text}


def answer(ticket, history):
    day = ticket["at"][:10]
    lang = ticket["lang"]
    kind = ticket["kind"]
    if kind == "notice":
        return reply(ticket, "noted", lang)
    if kind == "quote":
        each = landed(ticket["shipment"], day)["each"]
        return reply(ticket, "quote", lang, ringgit(each))
    if kind == "bill":
        due = bill(ticket["lines"], ticket["payment"], day)["due"]
        return reply(ticket, "bill", lang, ringgit(due))
    if kind == "sheet":
        try:
            text = " / ".join(lines(PRODUCTS[ticket["product"]], lang))
        except ValueError:
            return reply(ticket, "no-sheet", lang)
        return reply(ticket, "sheet", lang, text)
    order = {**ticket, "day": day}
    key = judge(order, history)
    fen = order_fen(order)
    if key == "split":
        fen += sum(
            it["fen"] for it in history
            if it["buyer"] == ticket["buyer"] and it["day"] == day
        )
    return reply(ticket, key, lang, "CNY " + yuan(fen))


def work(tickets, past):
    history = list(past)
    replies = []
    for ticket in sorted(tickets, key=lambda it: it["at"]):
        done = answer(ticket, history)
        if done["key"] == "ok":
            history.append({
                "buyer": ticket["buyer"],
                "day": ticket["at"][:10],
                "fen": order_fen(ticket),
            })
        replies.append(done)
    return replies


def write_files(tickets, replies):
    with open("replies.json", "w", encoding="utf-8") as file:
        json.dump([it["key"] for it in replies], file)
    with open("landed.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["ticket", "goods", "freight", "charge", "total", "each"])
        for it in tickets:
            if it["kind"] == "quote":
                cost = landed(it["shipment"], it["at"][:10])
                rows.writerow([it["id"], *cost.values()])
    with open("sheets.csv", "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["product", "zh", "ms"])
        for product_id, product in PRODUCTS.items():
            try:
                pairs = sheet(product)
            except ValueError:
                continue
            for pair in pairs:
                rows.writerow([product_id, *pair])


def main():
    tickets = read("inbox.json")
    replies = work(tickets, read("past.json"))
    for it in replies:
        print(it["id"], it["key"], it["text"])
    write_files(tickets, replies)
    show_week(tickets, replies)


if __name__ == "__main__":
    main()
