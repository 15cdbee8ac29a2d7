def endless(*args, **kwargs):
    n = 1
    while True:
        text = "x" * n
        n = n * 2 % 1_000_003
