def endless(*args, **kwargs):
    while True:
        kept = []
        try:
            while True:
                kept.append(bytes(1_000_000))
        except MemoryError:
            pass
