def repeated(orders):
    seen = []
    again = []
    for order in orders:
        if order in seen:
            again.append(order)
        else:
            seen.append(order)
    wanted = set(again)
    return [order for order in seen if order in wanted]


def paid_sen(orders, payouts):
    sums = {}
    for line in payouts:
        sums[line["order"]] = sums.get(line["order"], 0) + line["sen"]
    return [sums.get(order, 0) for order in orders]
