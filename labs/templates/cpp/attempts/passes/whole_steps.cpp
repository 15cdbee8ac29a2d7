#include <iostream>

int fee(int grams) {
    const int above = grams > 1000 ? grams - 1000 : 0;
    return 600 + 150 * ((above + 499) / 500);
}

@program@
