def closing_stock(opening, changes):
    stock = opening
    answer = []
    for change in changes:
        stock += change
        answer.append(stock)
    return answer


def changes_between(changes, questions):
    return [sum(changes[first - 1:last]) for first, last in questions]
