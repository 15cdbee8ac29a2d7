def repeated(orders):
    seen = set()
    answer = []
    reported = set()
    for order in orders:
        if order in seen and order not in reported:
            answer.append(order)
            reported.add(order)
        seen.add(order)
    return answer


def paid_sen(orders, payouts):
    sums = {}
    for line in payouts:
        sums[line["order"]] = sums.get(line["order"], 0) + line["sen"]
    return [sums.get(order, 0) for order in orders]
