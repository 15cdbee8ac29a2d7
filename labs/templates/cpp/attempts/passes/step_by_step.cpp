#include <iostream>

int fee(int grams) {
    int total = 600;
    for (int paid = 1000; paid < grams; paid += 500) total += 150;
    return total;
}

@program@
