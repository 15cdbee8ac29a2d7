def repeated(orders):
    answer = []
    for before, order in zip(orders, orders[1:]):
        if before == order and order not in answer:
            answer.append(order)
    return answer


def paid_sen(orders, payouts):
    sums = {}
    for line in payouts:
        sums[line["order"]] = sums.get(line["order"], 0) + line["sen"]
    return [sums.get(order, 0) for order in orders]
