import json

with open("fx.json") as file:
    FX = json.load(file)  # for 10,000 fen


def rules_of(to):
    with open(f"rules/{to.lower()}.json") as file:
        return json.load(file)["rules"]


def share(amount, part, whole):
    # amount * part / whole, and a half goes up
    return (amount * part + whole // 2) // whole


def rule_on(rules, rule_id, day):
    # The value in force on that day, or None.
    return None


def landed(cart, day, to):
    # Convert, then duty, then tax.
    return {
        "goods": 0,
        "shipping": 0,
        "duty": 0,
        "tax": 0,
        "total": 0,
    }


def charges(cart, day, to):
    # Duty and tax together.
    return 0


if __name__ == "__main__":
    lamp = {
        "price_fen": 25000,
        "quantity": 1,
        "hs6": "990010",
    }
    cart = {
        "items": [lamp],
        "shipping_fen": 0,
        "duty_percent": 10,
    }
    print(len(rules_of("VN")), "entries for Viet Nam")
    for day in ["2026-12-31", "2027-01-01"]:
        print(day, landed(cart, day, "VN"))
