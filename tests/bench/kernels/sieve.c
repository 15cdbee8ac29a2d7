// Sieve of Eratosthenes: stores with growing strides.
#include "kernel.h"
#define N 200000
static unsigned char crossed[N];
KERNEL int run(int n) {
    int primes = 0;
    for (int round = 0; round < n; ++round) {
        for (int i = 0; i < N; ++i) crossed[i] = 0;
        primes = 0;
        for (int i = 2; i < N; ++i) {
            if (crossed[i]) continue;
            ++primes;
            for (int j = 2 * i; j < N; j += i) crossed[j] = 1;
        }
    }
    return primes;
}
