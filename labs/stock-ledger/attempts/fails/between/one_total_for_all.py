def closing_stock(opening, changes):
    stock = opening
    answer = []
    for change in changes:
        stock += change
        answer.append(stock)
    return answer


def changes_between(changes, questions):
    total = 0
    for first, last in questions:
        total += sum(changes[first - 1:last])
    return [total] if questions else []
