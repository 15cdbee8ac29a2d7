"""Exceptions: raised, caught, chained, and finally."""


class Refused(Exception):
    pass


def check(number):
    if number % 3 == 0:
        raise Refused(number)
    if number % 5 == 0:
        raise KeyError(number)
    return number


def attempt(number):
    try:
        return check(number)
    except KeyError as error:
        raise ValueError("not five") from error


counts = {"fine": 0, "refused": 0, "not five": 0, "finally": 0}
for number in range(250_000):
    try:
        attempt(number)
        counts["fine"] += 1
    except Refused as refused:
        counts["refused"] += refused.args[0] % 2
    except ValueError as error:
        counts[str(error)] += 1
    finally:
        counts["finally"] += 1
print(counts)
