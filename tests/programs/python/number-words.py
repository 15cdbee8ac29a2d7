ONES = "kosong satu dua tiga empat lima enam tujuh lapan sembilan".split()

def words(n):
    if n < 10:
        return ONES[n]
    if n < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(n, ONES[n - 10] + " belas")
    for size, one, many in ((10**6, "sejuta", "juta"), (1000, "seribu", "ribu"), (100, "seratus", "ratus"), (10, "", "puluh")):
        if n >= size:
            count, rest = divmod(n, size)
            head = one if count == 1 else f"{words(count)} {many}"
            return head if rest == 0 else f"{head} {words(rest)}"

for n in (0, 7, 10, 11, 15, 42, 100, 101, 999, 1000, 2026, 73_508, 1_000_001):
    print(n, words(n))
