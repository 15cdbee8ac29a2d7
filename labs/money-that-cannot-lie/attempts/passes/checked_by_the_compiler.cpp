#include <cstdint>
#include <iostream>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

struct Line {
    int price;
    int quantity;
};

struct Money {
    std::int64_t minor;
    std::string currency;
};

std::int64_t order_total(const std::vector<Line>& lines) {
    return std::accumulate(lines.begin(), lines.end(), std::int64_t{0}, [](std::int64_t sum, const Line& line) {
        return sum + static_cast<std::int64_t>(line.price) * static_cast<std::int64_t>(line.quantity);
    });
}

std::optional<Money> add(const Money& a, const Money& b) {
    std::int64_t sum = 0;
    if (a.currency != b.currency || __builtin_add_overflow(a.minor, b.minor, &sum)) return {};
    return Money{sum, b.currency};
}

std::int64_t percent_of(std::int64_t amount, int percent) {
    if (amount < 0) return -percent_of(-amount, percent);
    return (amount * percent + 50) / 100;
}

int main() {
    std::int64_t total = 0;
    for (int price = 0, quantity = 0; std::cin >> price >> quantity;) total += order_total({Line{price, quantity}});
    std::cout << "Total: " << total << " dong" << std::endl;
}
