#include <algorithm>
#include <iostream>
#include <vector>

int lower(const std::vector<int>& values, int wanted, int& steps) {
    int low = 0;
    int high = static_cast<int>(values.size());
    while (low < high) {
        ++steps;
        const int middle = low + (high - low) / 2;
        if (values[static_cast<std::size_t>(middle)] < wanted) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

int main() {
    std::vector<int> values;
    for (int n = 0; n < 1000; ++n) values.push_back(n * n / 7);
    for (const int wanted : {-1, 0, 5, 28, 1000, 142'000, 142'571, 999'999}) {
        int steps = 0;
        const int at = lower(values, wanted, steps);
        const auto expected = std::lower_bound(values.begin(), values.end(), wanted) - values.begin();
        std::cout << wanted << " -> " << at << (at == expected ? " in " : " WRONG in ") << steps << " steps\n";
    }
}
