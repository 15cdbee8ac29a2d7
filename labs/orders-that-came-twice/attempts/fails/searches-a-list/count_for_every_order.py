def repeated(orders):
    answer = dict.fromkeys(order for order in orders if orders.count(order) > 1)
    return list(answer)


def paid_sen(orders, payouts):
    sums = {}
    for line in payouts:
        sums[line["order"]] = sums.get(line["order"], 0) + line["sen"]
    return [sums.get(order, 0) for order in orders]
