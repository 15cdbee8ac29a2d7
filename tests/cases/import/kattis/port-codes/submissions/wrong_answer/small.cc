#include <iostream>
#include <string>

int main() {
    std::string name;
    std::cin >> name;
    std::cout << name.substr(0, 3) << '\n';
}
