// Deep recursion.
#include "kernel.h"
KEEP static int ackermann(int m, int n) {
    if (m == 0) return n + 1;
    return ackermann(m - 1, n == 0 ? 1 : ackermann(m, n - 1));
}
KERNEL int run(int n) {
    int sum = 0;
    for (int i = 0; i < n; ++i) sum += ackermann(2, 100 + i % 10);
    return sum;
}
