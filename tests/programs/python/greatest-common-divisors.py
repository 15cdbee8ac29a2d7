import math

def gcd(a, b):
    while b:
        a, b = b, a % b
    return a

def extended(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = extended(b, a % b)
    return g, y, x - a // b * y

pairs = [(48, 36), (17, 5), (0, 9), (2**64, 6**20)]
for a, b in pairs:
    g, x, y = extended(a, b)
    print(a, b, gcd(a, b), math.gcd(a, b) == g == a * x + b * y, math.lcm(a, b))
print(pow(3, -1, 7), pow(7, 123456, 1000007), math.isqrt(10**30), math.comb(40, 20), math.perm(10, 4))
