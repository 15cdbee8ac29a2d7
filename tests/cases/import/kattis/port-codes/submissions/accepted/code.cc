#include <cctype>
#include <iostream>
#include <string>

int main() {
    std::string name;
    std::cin >> name;
    for (int at = 0; at < 3; ++at) std::cout << static_cast<char>(std::toupper(name[at]));
    std::cout << '\n';
}
