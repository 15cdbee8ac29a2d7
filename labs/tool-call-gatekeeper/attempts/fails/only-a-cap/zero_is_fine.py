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


def once(pairs):
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made


def read_call(text):
    try:
        call = json.loads(text, object_pairs_hook=once)
    except ValueError:
        return None
    if type(call) is not dict or set(call) != {"tool", "args"}:
        return None
    if type(call["tool"]) is not str or type(call["args"]) is not dict:
        return None
    return call["tool"], call["args"]


def fits(tool, args):
    if tool not in TOOLS:
        return False
    types = TOOLS[tool]
    return set(args) == set(types) and all(
        type(args[key]) is types[key] for key in types
    )


def decide(text, customer, orders):
    call = read_call(text)
    if call is None:
        return ("refuse", "form")
    tool, args = call
    if not fits(tool, args):
        return ("refuse", "call")
    if args["customer"] != customer:
        return ("refuse", "not-yours")
    if "order" in args:
        order = orders.get(args["order"])
        if order is None or order["customer"] != customer:
            return ("refuse", "not-yours")
    if tool == "coupon" and not 0 <= args["sen"] <= COUPON_CAP:
        return ("refuse", "amount")
    if tool == "refund":
        if not 0 <= args["sen"] <= order["paid"] - order["refunded"]:
            return ("refuse", "amount")
        if order["refunded"] + args["sen"] > HUMAN_ABOVE:
            return ("human", tool, args)
    return ("do", tool, args)


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
