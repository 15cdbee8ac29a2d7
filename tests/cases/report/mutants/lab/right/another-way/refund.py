def refund(d):
    return not d > 14
