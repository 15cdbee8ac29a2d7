def f(x):
    return 0 if x >= 500 else 50
