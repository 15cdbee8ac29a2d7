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


def read_call(text):
    # (tool, args) if the text is one strict call alone, else None.
    call = json.loads(text)
    return call["tool"], call["args"]


def fits(tool, args):
    # Is the tool on the list, with exactly its keys and types?
    return True


def decide(text, customer, orders):
    # So far the model may do whatever it likes.
    tool, args = read_call(text)
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
