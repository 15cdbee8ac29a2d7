from collections import Counter, defaultdict


def repeated(orders):
    counts = Counter(orders)
    return [order for order, count in counts.items() if count > 1]


def paid_sen(orders, payouts):
    sums = defaultdict(int)
    for line in payouts:
        sums[line["order"]] += line["sen"]
    return [sums[order] for order in orders]
