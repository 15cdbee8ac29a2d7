def closing_stock(opening, changes):
    answer = []
    for day in range(len(changes)):
        stock = opening
        for earlier in range(day + 1):
            stock += changes[earlier]
        answer.append(stock)
    return answer


def changes_between(changes, questions):
    sums = [0]
    for change in changes:
        sums.append(sums[-1] + change)
    return [sums[last] - sums[first - 1] for first, last in questions]
