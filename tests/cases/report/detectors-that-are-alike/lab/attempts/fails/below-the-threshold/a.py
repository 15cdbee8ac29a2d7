def f(x):
    return 50 if x < 500 else 0
