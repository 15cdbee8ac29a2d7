def sieve(limit):
    flags = bytearray([1]) * limit
    flags[:2] = b"\0\0"
    for n in range(2, int(limit**0.5) + 1):
        if flags[n]:
            flags[n * n::n] = bytes(len(range(n * n, limit, n)))
    return [n for n, is_prime in enumerate(flags) if is_prime]

def factors(n):
    found, p = [], 2
    while p * p <= n:
        while n % p == 0:
            found.append(p)
            n //= p
        p += 1
    return found + [n] * (n > 1)

primes = sieve(10_000)
print(len(primes), primes[:12], primes[-1])
print([(n, factors(n)) for n in (12, 97, 360, 1001, 999_983, 600851475143)])
