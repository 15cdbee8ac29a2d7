def closing_stock(opening, changes):
    stock = opening
    answer = []
    for change in changes:
        stock += change
        answer.append(stock)
    return answer


def changes_between(changes, questions):
    sums = [0]
    for change in changes:
        sums.append(sums[-1] + change)
    return [sums[last] - sums[first - 1] for first, last in questions]
