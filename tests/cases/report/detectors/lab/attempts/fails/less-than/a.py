def f(x):
    return 0 if x >= 500 else (x + 5) // 10
