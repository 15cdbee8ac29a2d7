text = "x"
try:
    while True:
        text += text
except MemoryError:
    print(len(text))
try:
    print(len(bytes(1 << 40)))
except (MemoryError, OverflowError) as error:
    print(type(error).__name__)
