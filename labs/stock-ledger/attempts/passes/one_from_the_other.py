def closing_stock(opening, changes):
    evenings = [0] * len(changes)
    for day in range(len(changes)):
        before = evenings[day - 1] if day > 0 else opening
        evenings[day] = before + changes[day]
    return evenings


def changes_between(changes, questions):
    evenings = closing_stock(0, changes)

    def up_to(day):
        return evenings[day - 1] if day > 0 else 0

    return [up_to(last) - up_to(first - 1) for first, last in questions]
