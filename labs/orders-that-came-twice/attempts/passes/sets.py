def repeated(orders):
    seen = set()
    again = set()
    for order in orders:
        if order in seen:
            again.add(order)
        seen.add(order)
    answer = []
    for order in orders:
        if order in again:
            answer.append(order)
            again.remove(order)
    return answer


def paid_sen(orders, payouts):
    place = {order: position for position, order in enumerate(orders)}
    paid = [0] * len(orders)
    for line in payouts:
        position = place.get(line["order"])
        if position is not None:
            paid[position] += line["sen"]
    return paid
