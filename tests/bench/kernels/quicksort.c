// Quicksort: recursion and unpredictable branches.
#include "kernel.h"
#define N 60000
static int values[N];
KEEP static void sort(int low, int high) {
    while (low < high) {
        int pivot = values[(low + high) / 2], i = low, j = high;
        while (i <= j) {
            while (values[i] < pivot) ++i;
            while (values[j] > pivot) --j;
            if (i <= j) {
                int swap = values[i];
                values[i++] = values[j];
                values[j--] = swap;
            }
        }
        sort(low, j);
        low = i;
    }
}
KERNEL int run(int n) {
    unsigned sum = 0;
    for (int round = 0; round < n; ++round) {
        for (int i = 0; i < N; ++i) values[i] = (int)(next_random() >> 8);
        sort(0, N - 1);
        for (int i = 0; i < N; i += 1000) sum = sum * 31 + (unsigned)values[i];
    }
    return (int)sum;
}
