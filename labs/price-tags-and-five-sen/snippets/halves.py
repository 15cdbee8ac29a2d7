print(round(12.5), round(13.5))
print(25 // 2, (25 + 1) // 2)
