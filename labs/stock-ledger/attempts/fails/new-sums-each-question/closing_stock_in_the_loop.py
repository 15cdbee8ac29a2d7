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
        sums = [0] + closing_stock(0, changes)
        answers.append(sums[last] - sums[first - 1])
    return answers
