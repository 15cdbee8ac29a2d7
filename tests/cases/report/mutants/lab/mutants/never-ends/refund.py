def refund(d):
    while d > 14: pass
    return True
