import string

def shift(text, by):
    lower = string.ascii_lowercase
    table = str.maketrans(lower + lower.upper(), lower[by:] + lower[:by] + lower.upper()[by:] + lower.upper()[:by])
    return text.translate(table)

secret = shift("Hantar ke Kuching, esok pagi!", 7)
print(secret)
print(shift(secret, 26 - 7))
print([shift("xyz", n) for n in range(0, 26, 5)])
