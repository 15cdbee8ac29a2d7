def closing_stock(opening, changes):
    stock = opening
    answer = []
    for change in changes:
        stock += change
        answer.append(stock)
    return answer


def changes_between(changes, questions):
    answers = []
    for first, last in questions:
        change = 0
        for day in range(first, last + 1):
            change += changes[day - 1]
        answers.append(change)
    return answers
