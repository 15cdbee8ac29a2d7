// Queens on a board: backtracking with bit sets.
#include "kernel.h"
KEEP static int place(unsigned all, unsigned columns, unsigned left, unsigned right) {
    if (columns == all) return 1;
    int found = 0;
    for (unsigned free = all & ~(columns | left | right); free; free &= free - 1) {
        unsigned bit = free & -free;
        found += place(all, columns | bit, (left | bit) << 1, (right | bit) >> 1);
    }
    return found;
}
KERNEL int run(int n) { return place((1u << n) - 1, 0, 0, 0); }
