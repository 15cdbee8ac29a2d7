#include <cstdint>
#include <iostream>
#include <limits>
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
    std::int64_t total = 0;
    for (const Line& line : lines) total += std::int64_t{line.price} * line.quantity;
    return total;
}

std::optional<Money> add(const Money& a, const Money& b) {
    constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
    if (a.currency != b.currency) return std::nullopt;
    if (b.minor > 0 && a.minor >= highest - b.minor) return std::nullopt;
    if (b.minor < 0 && a.minor < lowest - b.minor) return std::nullopt;
    return Money{a.minor + b.minor, a.currency};
}

std::int64_t percent_of(std::int64_t amount, int percent) {
    const std::int64_t hundredths = amount * percent;
    return hundredths < 0 ? (hundredths - 50) / 100 : (hundredths + 50) / 100;
}

int main() {
    std::vector<Line> lines;
    Line line;
    while (std::cin >> line.price >> line.quantity) lines.push_back(line);
    std::cout << "Total: " << order_total(lines) << " dong\n";
}
