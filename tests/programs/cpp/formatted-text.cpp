#include <format>
#include <iostream>
#include <string>
#include <vector>

struct Item {
    std::string name;
    int quantity;
    double price;
};

int main() {
    const std::vector<Item> items{{"kopi", 2, 3.5}, {"teh tarik", 1, 2.8}, {"nasi lemak", 12, 8.25}};
    std::cout << std::format("{:<12}|{:>5}|{:>9}\n{:-<12}+{:->5}+{:->9}\n", "item", "qty", "RM", "", "", "");
    double total = 0;
    for (const auto& [name, quantity, price] : items) {
        std::cout << std::format("{:<12}|{:5}|{:9.2f}\n", name, quantity, quantity * price);
        total += quantity * price;
    }
    std::cout << std::format("{:=^28}\n", std::format(" {:.2f} ", total));
    std::cout << std::format("{0:d} {0:x} {0:#X} {0:b} {0:o} {0:+} {0:08d}\n", 2026);
    std::cout << std::format("{} {:.3e} {:g} {:10.4f}| {}\n", 0.1, 12345.678, 1e-10, 3.14159265, 1e100);
    std::cout << std::format("{1} before {0}, {{braces}}\n", "second", "first");
    std::cout << std::format("{:*^{}}|{:.{}}\n", "mid", 9, "truncated", 5);
    try {
        std::cout << std::vformat("{:d}\n", std::make_format_args("text"));
    } catch (const std::format_error&) {
        std::cout << "no such format\n";
    }
}
