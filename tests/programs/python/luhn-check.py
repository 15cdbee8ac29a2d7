def valid(number):
    digits = [int(sign) for sign in number if sign.isdigit()]
    if len(digits) < 2 or not set(number) <= set("0123456789 "):
        return False
    doubled = [2 * d - 9 * (d > 4) if at % 2 else d for at, d in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0

for number in ("4539 3195 0343 6467", "8273 1232 7352 0569", "0", "059", "05a9", "0000 0"):
    print(number, valid(number))
