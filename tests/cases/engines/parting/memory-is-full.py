kept = []
try:
    while True:
        kept.append(bytearray(500_000))
except MemoryError as error:
    count = len(kept)
    del kept
    print("full after", count, repr(error))
