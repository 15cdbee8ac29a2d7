#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

// One line of an order. The price is in minor units; the quantity is negative when goods come back.
struct Line {
    int price;
    int quantity;
};

// An amount in minor units of a currency such as "VND".
struct Money {
    std::int64_t minor;
    std::string currency;
};

// What all lines are worth.
std::int64_t order_total(const std::vector<Line>& lines) {
    return 0;
}

// The sum, or nothing when the currencies differ or the sum does not fit.
std::optional<Money> add(const Money& a, const Money& b) {
    return std::nullopt;
}

// So many percent of an amount, in whole units; a half goes away from zero.
std::int64_t percent_of(std::int64_t amount, int percent) {
    return 0;
}

int main() {
    std::vector<Line> lines = {{185000, 12000}, {9500, -40}};
    std::cout << "Total: " << order_total(lines) << " dong\n";
}
