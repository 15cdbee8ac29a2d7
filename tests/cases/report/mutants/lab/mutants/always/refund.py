def refund(d):
    return True
