import json

with open("fx.json") as file:
    FX = json.load(file)


def rules_of(to):
    with open(f"rules/{to.lower()}.json") as file:
        return json.load(file)["rules"]


def share(amount, part, whole):
    return (amount * part + whole // 2) // whole


def rule_on(rules, rule_id, day):
    found = [
        rule["value"]
        for rule in rules
        if rule["id"] == rule_id and rule["effectiveFrom"] <= day <= (rule["effectiveTo"] or "9999")
    ]
    return found[0] if found else None


def landed(cart, day, to):
    pack = rules_of(to)
    tags = [share(item["price_fen"], FX[to], 10000) for item in cart["items"]]
    amounts = [item["quantity"] for item in cart["items"]]
    goods = sum(tag * amount for tag, amount in zip(tags, amounts))
    shipping = share(cart["shipping_fen"], FX[to], 10000)
    duty = 0
    if to == "MY":
        rate = rule_on(pack, "lvg-rate", day)
        limit = rule_on(pack, "lvg-threshold", day)
        tax = sum(share(tag, rate, 100) * amount for tag, amount in zip(tags, amounts) if tag <= limit)
    else:
        base = goods + shipping
        if to == "VN":
            rate = rule_on(pack, "vat-rate-reduced", day) or rule_on(pack, "vat-rate-nominal", day)
            duty = share(base, cart["duty_percent"], 100)
        elif to == "TH":
            rate = rule_on(pack, "vat-rate", day)
            if base > rule_on(pack, "duty-exemption", day):
                duty = share(base, cart["duty_percent"], 100)
        else:
            base = goods
            rate = rule_on(pack, "vat-rate-fr", day)
            if rate is None or goods > rule_on(pack, "ioss-limit", day):
                raise ValueError("this desk cannot quote it")
            duty = rule_on(pack, "line-duty", day) * len(set(item["hs6"] for item in cart["items"]))
        if rate is None:
            raise ValueError("no rate on " + day)
        tax = share(base + duty, rate, 100)
    return dict(goods=goods, shipping=shipping, duty=duty, tax=tax, total=goods + shipping + duty + tax)


def charges(cart, day, to):
    quote = landed(cart, day, to)
    return quote["total"] - quote["goods"] - quote["shipping"]
