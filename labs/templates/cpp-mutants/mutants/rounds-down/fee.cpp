#include <algorithm>

int fee(int grams) {
    const int above = std::max(0, grams - 1000);
    return 600 + 150 * (above / 500);
}
