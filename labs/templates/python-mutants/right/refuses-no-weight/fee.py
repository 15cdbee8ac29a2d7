def fee(grams):
    if grams <= 0:
        raise ValueError("a parcel weighs something")
    total = 600
    paid = 1000
    while paid < grams:
        total += 150
        paid += 500
    return total
