def ping(n):
    return pong(n + 1)


def pong(n):
    return ping(n + 1)


def endless(*args, **kwargs):
    while True:
        try:
            ping(0)
        except RecursionError:
            pass
