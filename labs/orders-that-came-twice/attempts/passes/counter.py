from collections import Counter, defaultdict


def repeated(orders):
    counts = Counter(orders)
    return [order for order, count in counts.items() if count > 1]


def paid_sen(orders, payouts):
    paid = defaultdict(int)
    for line in payouts:
        paid[line["order"]] += line["sen"]
    return [paid[order] for order in orders]
