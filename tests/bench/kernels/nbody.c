// The planets pull at each other: floating point in records.
#include "kernel.h"
typedef struct {
    double x, y, z, vx, vy, vz, mass;
} Body;
static Body bodies[5];
static double root(double v) { return __builtin_sqrt(v); }
static void advance(double dt) {
    for (int i = 0; i < 5; ++i) {
        for (int j = i + 1; j < 5; ++j) {
            double dx = bodies[i].x - bodies[j].x, dy = bodies[i].y - bodies[j].y, dz = bodies[i].z - bodies[j].z;
            double d2 = dx * dx + dy * dy + dz * dz, pull = dt / (d2 * root(d2));
            bodies[i].vx -= dx * bodies[j].mass * pull;
            bodies[i].vy -= dy * bodies[j].mass * pull;
            bodies[i].vz -= dz * bodies[j].mass * pull;
            bodies[j].vx += dx * bodies[i].mass * pull;
            bodies[j].vy += dy * bodies[i].mass * pull;
            bodies[j].vz += dz * bodies[i].mass * pull;
        }
    }
    for (int i = 0; i < 5; ++i) {
        bodies[i].x += dt * bodies[i].vx;
        bodies[i].y += dt * bodies[i].vy;
        bodies[i].z += dt * bodies[i].vz;
    }
}
KERNEL int run(int n) {
    for (int i = 0; i < 5; ++i) bodies[i] = (Body){i * 1.5, i * i * 0.7, 3.1 - i, 0.1 * i, 0.2, -0.05 * i, 1.0 + i};
    for (int i = 0; i < n; ++i) advance(0.001);
    return (int)(bodies[0].x * 1e6) ^ (int)(bodies[4].z * 1e6);
}
