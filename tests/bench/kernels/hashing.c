// A hash table of strings with open addressing: bytes, and a loop that ends early.
#include "kernel.h"
#define SLOTS 8192
static char keys[SLOTS][16];
static int counts[SLOTS];
static unsigned hash(const char* text) {
    unsigned h = 2166136261u;
    while (*text) h = (h ^ (unsigned char)*text++) * 16777619u;
    return h;
}
static int equal(const char* a, const char* b) {
    while (*a && *a == *b) ++a, ++b;
    return *a == *b;
}
KERNEL int run(int n) {
    for (int i = 0; i < SLOTS; ++i) keys[i][0] = 0, counts[i] = 0;
    int longest = 0;
    for (int i = 0; i < n; ++i) {
        char key[16];
        unsigned v = next_random() % 5000, at = 0;
        key[at++] = 'k';
        do key[at++] = (char)('0' + v % 10);
        while ((v /= 10) > 0);
        key[at] = 0;
        unsigned slot = hash(key) % SLOTS;
        while (keys[slot][0] && !equal(keys[slot], key)) slot = (slot + 1) % SLOTS;
        if (!keys[slot][0])
            for (unsigned k = 0; k <= at; ++k) keys[slot][k] = key[k];
        if (++counts[slot] > longest) longest = counts[slot];
    }
    return longest;
}
