// Matrix product: three nested loops over doubles.
#include "kernel.h"
#define N 160
static double a[N][N], b[N][N], c[N][N];
KERNEL int run(int n) {
    for (int i = 0; i < N; ++i)
        for (int j = 0; j < N; ++j) a[i][j] = i - j, b[i][j] = i * 0.5 + j;
    for (int round = 0; round < n; ++round) {
        for (int i = 0; i < N; ++i) {
            for (int j = 0; j < N; ++j) {
                double sum = 0;
                for (int k = 0; k < N; ++k) sum += a[i][k] * b[k][j];
                c[i][j] = sum;
            }
        }
        a[round % N][0] = c[0][round % N] * 1e-9;
    }
    return (int)(c[17][42] * 0.001);
}
