import json

# The allow-list: each tool with its keys and their types.
TOOLS = {
    "order_status": {"customer": str, "order": str},
    "refund": {
        "customer": str,
        "order": str,
        "sen": int,
        "note": str,
    },
    "coupon": {"customer": str, "sen": int},
}
COUPON_CAP = 1000  # sen
HUMAN_ABOVE = 20000  # sen, all refunds of an order together


class Refused(Exception):
    pass


def read_call(text):
    doubled = []

    def note_doubles(pairs):
        keys = [key for key, _ in pairs]
        doubled.extend(key for key in keys if keys.count(key) > 1)
        return dict(pairs)

    try:
        match json.loads(text, object_pairs_hook=note_doubles):
            case {"tool": str(tool), "args": dict(args), **rest} if not rest and not doubled:
                return (tool, args)
    except ValueError:
        pass
    return None


def fits(tool, args):
    wanted = TOOLS.get(tool)
    return wanted is not None and {key: type(value) for key, value in args.items()} == wanted


def own(name, customer, orders):
    order = orders.get(name, {})
    if order.get("customer") != customer:
        raise Refused("not-yours")
    return order


def between_one_and(most, sen):
    if sen < 1 or sen > most:
        raise Refused("amount")


def order_status(args, customer, orders):
    own(args["order"], customer, orders)
    return "do"


def refund(args, customer, orders):
    order = own(args["order"], customer, orders)
    between_one_and(order["paid"] - order["refunded"], args["sen"])
    return "human" if order["refunded"] + args["sen"] > HUMAN_ABOVE else "do"


def coupon(args, customer, orders):
    between_one_and(COUPON_CAP, args["sen"])
    return "do"


RULES = {"order_status": order_status, "refund": refund, "coupon": coupon}


def decide(text, customer, orders):
    try:
        call = read_call(text)
        if call is None:
            raise Refused("form")
        tool, args = call
        if not fits(tool, args):
            raise Refused("call")
        if args["customer"] != customer:
            raise Refused("not-yours")
        return (RULES[tool](args, customer, orders), tool, args)
    except Refused as refused:
        return ("refuse", str(refused))


def main():
    # What the model wrote while C-7 was signed in.
    orders = {
        "K-1": {"customer": "C-7", "paid": 8900, "refunded": 0},
        "K-9": {"customer": "C-3", "paid": 6000, "refunded": 0},
    }
    texts = [
        '{"tool": "order_status", "args": '
        '{"customer": "C-7", "order": "K-1"}}',
        '{"tool": "refund", "args": {"customer": "C-7", '
        '"order": "K-9", "sen": 6000, "note": "torn"}}',
        '{"tool": "coupon", "args": '
        '{"customer": "C-7", "sen": 99900}}',
    ]
    for text in texts:
        print(decide(text, "C-7", orders))


if __name__ == "__main__":
    main()
