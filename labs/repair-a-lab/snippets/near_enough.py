right = 71.5  # ringgit for a kilo
answer = round(right)

print(abs(answer - right) <= 0.5)
print(abs(answer - right) <= 0.005)
