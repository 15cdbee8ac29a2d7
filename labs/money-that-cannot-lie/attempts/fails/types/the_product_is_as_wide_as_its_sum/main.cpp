#include <cstdint>
#include <iostream>
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
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::int64_t price = lines[i].price;
        total = total + price * lines[i].quantity;
    }
    return total;
}

std::optional<Money> add(const Money& a, const Money& b) {
    if (a.currency != b.currency) return std::nullopt;
    const bool may_leave = (a.minor < 0) == (b.minor < 0);
    const std::uint64_t wrapped = static_cast<std::uint64_t>(a.minor) + static_cast<std::uint64_t>(b.minor);
    const std::int64_t sum = static_cast<std::int64_t>(wrapped);
    if (may_leave && (sum < 0) != (a.minor < 0)) return std::nullopt;
    return Money{sum, a.currency};
}

std::int64_t percent_of(std::int64_t amount, int percent) {
    std::int64_t whole = amount / 100 * percent;
    std::int64_t rest = amount % 100 * percent;
    whole += rest / 100;
    rest %= 100;
    if (rest >= 50) ++whole;
    if (rest <= -50) --whole;
    return whole;
}

int main() {
    std::vector<Line> lines;
    int price, quantity;
    while (std::cin >> price) {
        std::cin >> quantity;
        lines.push_back({price, quantity});
    }
    std::int64_t total = order_total(lines);
    std::cout << "Total: ";
    std::cout << total;
    std::cout << " dong\n";
    return 0;
}
