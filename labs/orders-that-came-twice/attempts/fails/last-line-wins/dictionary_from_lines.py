def repeated(orders):
    counts = {}
    for order in orders:
        counts[order] = counts.get(order, 0) + 1
    return [order for order in counts if counts[order] > 1]


def paid_sen(orders, payouts):
    paid = {line["order"]: line["sen"] for line in payouts}
    return [paid.get(order, 0) for order in orders]
