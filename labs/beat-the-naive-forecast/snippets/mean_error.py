actual = [20, 30, 40]


def mean_error(forecast):
    total = 0
    for day in range(3):
        total += actual[day]
        total -= forecast[day]
    return total / 3


naive = [40, 20, 30]
near = [19, 29, 39]
print("naive", mean_error(naive))
print("near", mean_error(near))
