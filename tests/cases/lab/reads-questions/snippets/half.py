print(round(2.5))

