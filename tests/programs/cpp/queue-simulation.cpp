#include <algorithm>
#include <deque>
#include <iomanip>
#include <iostream>
#include <random>
#include <vector>

int main() {
    std::mt19937 random(2026);
    const auto below = [&](unsigned limit) { return static_cast<int>(static_cast<std::uint32_t>(random()) % limit); };
    std::deque<int> waiting;
    std::vector<int> waits;
    std::size_t longest = 0;
    int busy_until = 0, served = 0;
    for (int minute = 0; minute < 480; ++minute) {
        if (below(100) < 28) waiting.push_back(minute);
        longest = std::max(longest, waiting.size());
        if (minute >= busy_until && !waiting.empty()) {
            waits.push_back(minute - waiting.front());
            waiting.pop_front();
            busy_until = minute + 1 + below(5);
            ++served;
        }
    }
    std::sort(waits.begin(), waits.end());
    double sum = 0;
    for (const int wait : waits) sum += wait;
    std::cout << served << " served, " << waiting.size() << " left, longest queue " << longest << '\n'
              << std::fixed << std::setprecision(2) << "mean wait " << sum / served << ", median "
              << waits[waits.size() / 2] << ", worst " << waits.back() << '\n';
}
