#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    constexpr int kMost = 100'000;
    std::vector<int> steps(kMost + 1, 0);
    int best = 1;
    for (int start = 2; start <= kMost; ++start) {
        long long n = start;
        int count = 0;
        while (n >= start) {
            n = n % 2 == 0 ? n / 2 : 3 * n + 1;
            ++count;
        }
        steps[static_cast<std::size_t>(start)] = count + steps[static_cast<std::size_t>(n)];
        if (steps[static_cast<std::size_t>(start)] > steps[static_cast<std::size_t>(best)]) best = start;
    }
    std::cout << best << " takes " << steps[static_cast<std::size_t>(best)] << " steps\n";
    for (int n = 27, shown = 0; shown < 12; ++shown) {
        std::cout << n << (shown < 11 ? " " : " ...\n");
        n = n % 2 == 0 ? n / 2 : 3 * n + 1;
    }
    std::cout << std::count_if(steps.begin() + 1, steps.end(), [](int n) { return n > 100; }) << " take more than 100\n";
}
