def repeated(orders):
    answer = {}
    for position, order in enumerate(orders):
        if order in orders[position + 1:]:
            answer[order] = True
    return list(answer)


def paid_sen(orders, payouts):
    sums = {}
    for line in payouts:
        sums[line["order"]] = sums.get(line["order"], 0) + line["sen"]
    return [sums.get(order, 0) for order in orders]
