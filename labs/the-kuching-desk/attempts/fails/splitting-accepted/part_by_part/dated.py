import json


def read_rules(name):
    with open(f"rules/{name}.json") as file:
        return json.load(file)["rules"]


HOUSE = read_rules("house")  # the shop's own rules
CHINA = read_rules("cn")  # the rule pack of China


def share(amount, part, whole):
    # amount * part / whole, and a half goes up
    return (amount * part + whole // 2) // whole


def rule_on(rules, rule_id, day):
    for rule in rules:
        last = rule["effectiveTo"]
        if rule["id"] != rule_id or day < rule["effectiveFrom"]:
            continue
        if last is None or day <= last:
            return rule["value"]
    raise ValueError(f"no rule {rule_id} on {day}")
