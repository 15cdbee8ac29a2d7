for row in range(1, 10):
    print(" ".join(f"{row * column:3}" for column in range(1, 10)))
