import json

with open("fx.json") as file:
    FX = json.load(file)


def rules_of(to):
    with open(f"rules/{to.lower()}.json") as file:
        return json.load(file)["rules"]


def share(amount, part, whole):
    return (amount * part + whole // 2) // whole


def rule_on(rules, rule_id, day):
    for rule in rules:
        if rule["id"] == rule_id and rule["effectiveFrom"] <= day:
            if rule["effectiveTo"] is None or day <= rule["effectiveTo"]:
                return rule["value"]
    return None


def needed(rules, rule_id, day):
    value = rule_on(rules, rule_id, day)
    if value is None:
        raise ValueError(f"no {rule_id} on {day}")
    return value


def malaysia(rules, day, goods, shipping, prices, cart):
    threshold = rule_on(rules, "lvg-threshold", day)
    rate = needed(rules, "lvg-rate", day)
    tax = 0
    for price, item in prices:
        if price <= threshold:
            tax += share(price, rate, 100) * item["quantity"]
    return 0, tax


def vietnam(rules, day, goods, shipping, prices, cart):
    rate = rule_on(rules, "vat-rate-reduced", day)
    if rate is None:
        rate = needed(rules, "vat-rate-nominal", day)
    value = goods
    duty = share(value, cart["duty_percent"], 100)
    return duty, share(value + duty, rate, 100)


def thailand(rules, day, goods, shipping, prices, cart):
    value = goods
    duty = 0
    if value > rule_on(rules, "duty-exemption", day):
        duty = share(value, cart["duty_percent"], 100)
    return duty, share(value + duty, needed(rules, "vat-rate", day), 100)


def europe(rules, day, goods, shipping, prices, cart):
    rate = needed(rules, "vat-rate-fr", day)
    if goods > rule_on(rules, "ioss-limit", day):
        raise ValueError("too much for one small consignment")
    codes = {item["hs6"] for item in cart["items"]}
    duty = needed(rules, "line-duty", day) * len(codes)
    return duty, share(goods + duty, rate, 100)


BORDERS = {"MY": malaysia, "VN": vietnam, "TH": thailand, "EU": europe}


def landed(cart, day, to):
    prices = [(share(item["price_fen"], FX[to], 10000), item) for item in cart["items"]]
    goods = sum(price * item["quantity"] for price, item in prices)
    shipping = share(cart["shipping_fen"], FX[to], 10000)
    duty, tax = BORDERS[to](rules_of(to), day, goods, shipping, prices, cart)
    total = goods + shipping + duty + tax
    return {"goods": goods, "shipping": shipping, "duty": duty, "tax": tax, "total": total}


def charges(cart, day, to):
    cost = landed(cart, day, to)
    return cost["duty"] + cost["tax"]
