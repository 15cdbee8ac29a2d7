def total(amounts):
    return 0
