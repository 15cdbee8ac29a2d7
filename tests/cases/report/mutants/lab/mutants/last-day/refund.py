def refund(d):
    return d < 14
