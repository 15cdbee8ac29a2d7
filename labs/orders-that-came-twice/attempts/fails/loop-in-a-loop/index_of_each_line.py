def repeated(orders):
    counts = {}
    for order in orders:
        counts[order] = counts.get(order, 0) + 1
    return [order for order in counts if counts[order] > 1]


def paid_sen(orders, payouts):
    answer = [0] * len(orders)
    for line in payouts:
        if line["order"] in orders:
            answer[orders.index(line["order"])] += line["sen"]
    return answer
