def repeated(orders):
    seen = set()
    answer = []
    for order in orders:
        if order in seen:
            answer.append(order)
        seen.add(order)
    return answer


def paid_sen(orders, payouts):
    sums = {}
    for line in payouts:
        sums[line["order"]] = sums.get(line["order"], 0) + line["sen"]
    return [sums.get(order, 0) for order in orders]
