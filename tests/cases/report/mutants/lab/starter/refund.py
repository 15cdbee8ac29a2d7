def refund(d):
    pass
