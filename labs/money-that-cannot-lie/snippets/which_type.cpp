#include <cstdint>
#include <iostream>
using std::cout;

int main() {
    int price = 185;
    int quantity = 12;
    std::int64_t total =
        price * quantity;

    cout << sizeof(total) << "\n";
    cout << sizeof(price * quantity)
         << "\n";
    cout << -1250 / 100 << "\n";
    cout << (-1250 + 50) / 100
         << "\n";
}
