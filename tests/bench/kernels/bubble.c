// Bubble sort: the tightest loop that loads, compares and stores.
#include "kernel.h"
#define N 3000
static int values[N];
KERNEL int run(int n) {
    unsigned sum = 0;
    for (int round = 0; round < n; ++round) {
        for (int i = 0; i < N; ++i) values[i] = (int)(next_random() >> 8);
        for (int end = N - 1; end > 0; --end) {
            for (int i = 0; i < end; ++i) {
                if (values[i] > values[i + 1]) {
                    int swap = values[i];
                    values[i] = values[i + 1];
                    values[i + 1] = swap;
                }
            }
        }
        sum = sum * 31 + (unsigned)values[N / 2];
    }
    return (int)sum;
}
