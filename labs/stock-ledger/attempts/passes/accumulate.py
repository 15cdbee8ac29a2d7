from itertools import accumulate


def closing_stock(opening, changes):
    return list(accumulate(changes, initial=opening))[1:]


def changes_between(changes, questions):
    sums = list(accumulate(changes, initial=0))
    answers = []
    for question in questions:
        answers.append(sums[question[1]] - sums[question[0] - 1])
    return answers
