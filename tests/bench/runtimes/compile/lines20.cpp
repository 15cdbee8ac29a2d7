#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

struct Item {
    std::string name;
    double price;
};

int main() {
    std::vector<Item> items{{"tea", 4.5}, {"rice", 12.0}, {"soap", 3.2}};
    std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.price < b.price; });
    double total = 0;
    for (const auto& item : items) {
        std::cout << item.name << ' ' << item.price << '\n';
        total += item.price;
    }
    std::cout << "total " << total << '\n';
    return 0;
}
