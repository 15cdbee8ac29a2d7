def fee(grams):
    total = 600
    paid = 1000
    while paid < grams:
        total += 150
        paid += 500
    return total



