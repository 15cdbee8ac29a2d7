def double(number):
    while number < 0:
        print("negative")
        raise ValueError(number)
    return 2 * number
