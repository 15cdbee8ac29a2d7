def closing_stock(opening, changes):
    for change in changes:
        opening += change
    return opening


def changes_between(changes, questions):
    sums = [0]
    for change in changes:
        sums.append(sums[-1] + change)
    return [sums[last] - sums[first - 1] for first, last in questions]
