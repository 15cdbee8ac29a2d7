def f(x):
    return (min(x, 500) + 5) // 10
