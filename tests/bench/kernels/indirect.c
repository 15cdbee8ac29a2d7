// Calls through a table of functions.
#include "kernel.h"
static unsigned add(unsigned a) { return a + 12345; }
static unsigned times(unsigned a) { return a * 2654435761u; }
static unsigned turn(unsigned a) { return a << 7 | a >> 25; }
static unsigned mix(unsigned a) { return a ^ a >> 15; }
static unsigned (*volatile steps[4])(unsigned) = {add, times, turn, mix};
KERNEL int run(int n) {
    unsigned value = 1;
    for (int i = 0; i < n; ++i) value = steps[value >> 3 & 3](value);
    return (int)value;
}
