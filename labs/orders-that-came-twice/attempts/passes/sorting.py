from bisect import bisect_left, bisect_right


def repeated(orders):
    """Equal numbers become neighbours when sorted; the position tells which appeared first."""
    placed = sorted((order, position) for position, order in enumerate(orders))
    firsts = []
    previous = None
    for order, position in placed:
        if order != previous:
            first, is_reported = position, False
        elif not is_reported:
            firsts.append(first)
            is_reported = True
        previous = order
    return [orders[position] for position in sorted(firsts)]


def paid_sen(orders, payouts):
    lines = sorted((line["order"], line["sen"]) for line in payouts)
    names = [name for name, _ in lines]
    return [sum(sen for _, sen in lines[bisect_left(names, order):bisect_right(names, order)]) for order in orders]
