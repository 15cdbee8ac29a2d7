def repeated(orders):
    counts = {}
    for order in orders:
        counts[order] = counts.get(order, 0) + 1
    return [order for order in counts if counts[order] > 1]


def paid_sen(orders, payouts):
    sums = dict.fromkeys(orders, 0)
    for line in payouts:
        sums[line["order"]] += line["sen"]
    return list(sums.values())
