from dated import HOUSE, rule_on, share


def landed(shipment, day):
    fen = shipment["boxes"] * shipment["fen_each"]
    goods = share(fen, rule_on(HOUSE, "fen-rate", day), 10000)
    kilos = (shipment["grams"] + 999) // 1000
    freight = kilos * rule_on(HOUSE, "freight", day)
    percent = rule_on(HOUSE, "import-charge", day)
    charge = share(goods, percent, 100)
    total = goods + freight + charge
    each = -(-total // shipment["boxes"])
    return {
        "goods": goods,
        "freight": freight,
        "charge": charge,
        "total": total,
        "each": each,
    }
