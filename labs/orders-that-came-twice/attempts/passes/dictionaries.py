def repeated(orders):
    counts = {}
    for order in orders:
        counts[order] = counts.get(order, 0) + 1
    return [order for order in counts if counts[order] > 1]


def paid_sen(orders, payouts):
    sums = {}
    for line in payouts:
        sums[line["order"]] = sums.get(line["order"], 0) + line["sen"]
    return [sums.get(order, 0) for order in orders]
