price = 19.99
print(int(price * 100))
print(round(price * 100))
