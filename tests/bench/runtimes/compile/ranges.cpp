#include <algorithm>
#include <format>
#include <iostream>
#include <map>
#include <numeric>
#include <optional>
#include <ranges>
#include <string>
#include <vector>
struct Sale {
    std::string shop;
    int day;
    double amount;
};
int main() {
    std::vector<Sale> sales{{"Kuching", 1, 10.5}, {"Hanoi", 2, 20}, {"Kuching", 3, 7.25}, {"Bangkok", 3, 99}};
    auto big = sales | std::views::filter([](const Sale& s) { return s.amount > 8; }) |
               std::views::transform([](const Sale& s) { return s.shop; });
    for (const auto& shop : big) std::cout << std::format("{:<10}|", shop);
    std::cout << '\n';
    std::map<std::string, double> by_shop;
    for (const auto& s : sales) by_shop[s.shop] += s.amount;
    for (const auto& [shop, sum] : by_shop) std::cout << std::format("{:>8} {:8.2f}\n", shop, sum);
    std::ranges::sort(sales, std::greater{}, &Sale::amount);
    for (int i : std::views::iota(1, 20) | std::views::filter([](int i) { return i % 2; }) | std::views::take(4) |
                     std::views::reverse)
        std::cout << i << ' ';
    std::optional<Sale> first;
    if (!sales.empty()) first = sales.front();
    std::cout << std::format("{} {:x}\n", first->shop, 255);
}
