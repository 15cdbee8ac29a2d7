def repeated(orders):
    counts = {}
    for order in orders:
        counts[order] = counts.get(order, 0) + 1
    return [order for order in counts if counts[order] > 1]


def paid_sen(orders, payouts):
    answer = []
    for order in orders:
        total = 0
        for line in payouts:
            if line["order"] == order:
                total += line["sen"]
        answer.append(total)
    return answer
