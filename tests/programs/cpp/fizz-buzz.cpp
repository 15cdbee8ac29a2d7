#include <iostream>
#include <string>
#include <utility>
#include <vector>

std::string spoken(int n, const std::vector<std::pair<int, std::string>>& rules) {
    std::string said;
    for (const auto& [divisor, word] : rules) {
        if (n % divisor == 0) said += word;
    }
    return said.empty() ? std::to_string(n) : said;
}

int main() {
    const std::vector<std::pair<int, std::string>> rules{{3, "Fizz"}, {5, "Buzz"}, {7, "Bazz"}};
    for (int n = 1; n <= 35; ++n) std::cout << spoken(n, rules) << (n % 7 == 0 ? '\n' : ' ');
    std::cout << spoken(105, rules) << std::endl;
}
