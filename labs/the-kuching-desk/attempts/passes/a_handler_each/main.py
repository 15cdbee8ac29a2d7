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
    return HANDLERS[ticket["kind"]](ticket, ticket["at"][:10], history)


def quote(ticket, day, history):
    cost = landed(ticket["shipment"], day)
    return reply(ticket, "quote", ticket["lang"], ringgit(cost["each"]))


def pay(ticket, day, history):
    due = bill(ticket["lines"], ticket["payment"], day)["due"]
    return reply(ticket, "bill", ticket["lang"], ringgit(due))


def describe(ticket, day, history):
    try:
        text = lines(PRODUCTS[ticket["product"]], ticket["lang"])
    except ValueError:
        return reply(ticket, "no-sheet", ticket["lang"])
    return reply(ticket, "sheet", ticket["lang"], " / ".join(text))


def note(ticket, day, history):
    return reply(ticket, "noted", ticket["lang"])


def accept(ticket, day, history):
    buyer = ticket["buyer"]
    order = {"buyer": buyer, "day": day, "parts": ticket["parts"]}
    key = judge(order, history)
    fen = order_fen(order)
    for it in history:
        if key == "split" and (it["buyer"], it["day"]) == (buyer, day):
            fen += it["fen"]
    return reply(ticket, key, ticket["lang"], f"CNY {yuan(fen)}")


HANDLERS = {
    "quote": quote,
    "bill": pay,
    "sheet": describe,
    "notice": note,
    "order": accept,
}


def work(tickets, past):
    accepted = []
    replies = {}
    for ticket in sorted(tickets, key=lambda it: it["at"]):
        it = replies[ticket["id"]] = answer(ticket, past + accepted)
        if it["key"] == "ok":
            day = ticket["at"][:10]
            fen = order_fen(ticket)
            accepted.append({"buyer": ticket["buyer"], "day": day, "fen": fen})
    return list(replies.values())


def write_files(tickets, replies):
    with open("replies.json", "w", encoding="utf-8") as file:
        json.dump(replies, file, ensure_ascii=False)
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
