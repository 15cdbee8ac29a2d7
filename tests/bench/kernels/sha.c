// SHA-256 of zeroes: long straight stretches of integer work.
#include "kernel.h"
static unsigned constants[64];
static unsigned turn(unsigned v, int by) { return v >> by | v << (32 - by); }
static void compress(unsigned* state, const unsigned* words) {
    unsigned w[64];
    for (int i = 0; i < 16; ++i) w[i] = words[i];
    for (int i = 16; i < 64; ++i) {
        unsigned a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >> 3) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ b >> 10);
    }
    unsigned v[8];
    for (int i = 0; i < 8; ++i) v[i] = state[i];
    for (int i = 0; i < 64; ++i) {
        unsigned one = v[7] + (turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25)) + ((v[4] & v[5]) ^ (~v[4] & v[6])) +
                       constants[i] + w[i];
        unsigned two = (turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22)) + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
        for (int k = 7; k > 0; --k) v[k] = v[k - 1];
        v[4] += one;
        v[0] = one + two;
    }
    for (int i = 0; i < 8; ++i) state[i] += v[i];
}
KERNEL int run(int n) {
    for (int i = 0; i < 64; ++i) constants[i] = next_random();
    unsigned state[8] = {1, 2, 3, 4, 5, 6, 7, 8}, words[16] = {0};
    for (int i = 0; i < n; ++i) words[0] = (unsigned)i, compress(state, words);
    return (int)state[0];
}
