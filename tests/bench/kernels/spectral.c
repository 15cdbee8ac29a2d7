// Spectral norm: divisions in a double loop.
#include "kernel.h"
#define N 220
static double u[N], v[N], t[N];
static double a(int i, int j) { return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1); }
static void multiply(const double* from, double* to, int transposed) {
    for (int i = 0; i < N; ++i) {
        double sum = 0;
        for (int j = 0; j < N; ++j) sum += (transposed ? a(j, i) : a(i, j)) * from[j];
        to[i] = sum;
    }
}
KERNEL int run(int n) {
    for (int i = 0; i < N; ++i) u[i] = 1;
    for (int i = 0; i < n; ++i) {
        multiply(u, t, 0), multiply(t, v, 1);
        multiply(v, t, 0), multiply(t, u, 1);
    }
    double top = 0, below = 0;
    for (int i = 0; i < N; ++i) top += u[i] * v[i], below += v[i] * v[i];
    return (int)(__builtin_sqrt(top / below) * 1e8);
}
