#include <algorithm>
#include <iostream>
#include <map>
#include <numeric>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>

struct Order {
    int id;
    std::string market;
    double value;
};

int main() {
    const std::vector<Order> orders{{1, "MY", 120.5}, {2, "VN", 15},  {3, "MY", 9.5},
                                    {4, "TH", 64},    {5, "VN", 250}, {6, "SG", 31}};
    for (const int id : orders | std::views::filter([](const Order& it) { return it.value > 20; }) |
                            std::views::transform(&Order::id) | std::views::reverse)
        std::cout << id << ' ';
    std::cout << '\n';
    const auto dearest = std::ranges::max(orders, {}, &Order::value);
    std::cout << dearest.id << ' ' << std::ranges::count(orders, "MY", &Order::market) << ' '
              << std::ranges::all_of(orders, [](double v) { return v > 0; }, &Order::value) << '\n';
    auto sorted = orders;
    std::ranges::sort(sorted, std::ranges::greater{}, &Order::value);
    for (const auto& it : sorted | std::views::take(3)) std::cout << it.market << '=' << it.value << ' ';
    std::cout << '\n';
    for (const int n : std::views::iota(1) | std::views::transform([](int n) { return n * n; }) |
                           std::views::drop_while([](int n) { return n < 50; }) | std::views::take(4))
        std::cout << n << ' ';
    std::cout << '\n';
    for (const auto part : std::views::split(std::string_view("rice,oil,tea"), ','))
        std::cout << std::string_view(part.begin(), part.end()) << '|';
    std::cout << '\n';
    const std::map<std::string, int> stock{{"oil", 3}, {"rice", 20}};
    for (const auto& name : stock | std::views::keys) std::cout << name << ' ';
    const auto levels = stock | std::views::values;
    std::cout << std::accumulate(levels.begin(), levels.end(), 0) << '\n';
    std::vector<int> numbers{5, 3, 5, 1, 3, 9};
    std::ranges::sort(numbers);
    const auto rest = std::ranges::unique(numbers);
    numbers.erase(rest.begin(), rest.end());
    std::ranges::copy(numbers, std::ostream_iterator<int>(std::cout, " "));
    std::cout << std::ranges::binary_search(numbers, 9) << '\n';
}
