from dated import HOUSE, rule_on, share


def landed(shipment, day):
    def today(rule_id):
        return rule_on(HOUSE, rule_id, day)

    boxes = shipment["boxes"]
    cost = {"goods": share(boxes * shipment["fen_each"], today("fen-rate"), 10000)}
    whole, rest = divmod(shipment["grams"], 1000)
    cost["freight"] = (whole + (1 if rest else 0)) * today("freight")
    cost["charge"] = share(sum(cost.values()), today("import-charge"), 100)
    cost["total"] = sum(cost.values())
    cost["each"] = (cost["total"] + boxes - 1) // boxes
    return cost
