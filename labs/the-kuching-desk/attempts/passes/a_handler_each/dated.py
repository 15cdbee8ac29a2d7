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
    found = [
        rule["value"] for rule in rules
        if rule["id"] == rule_id
        and rule["effectiveFrom"] <= day <= (rule["effectiveTo"] or "9999-12-31")
    ]
    if not found:
        raise ValueError(rule_id)
    return found[0]
