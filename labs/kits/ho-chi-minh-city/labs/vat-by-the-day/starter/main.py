def vat(dong, day):
    """The tax on an invoice of so many whole dong, in whole dong.

    day is a text such as "2026-12-31".
    """
    return None


if __name__ == "__main__":
    print(vat(100000, "2026-12-31"))
