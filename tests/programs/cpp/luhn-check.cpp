#include <cctype>
#include <iostream>
#include <string>
#include <string_view>

bool is_valid(std::string_view number) {
    int sum = 0, count = 0;
    for (auto at = number.rbegin(); at != number.rend(); ++at) {
        if (*at == ' ') continue;
        if (std::isdigit(static_cast<unsigned char>(*at)) == 0) return false;
        int digit = *at - '0';
        if (count++ % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return count > 1 && sum % 10 == 0;
}

int main() {
    for (const char* number :
         {"4539 3195 0343 6467", "8273 1232 7352 0569", "0", "059", "059a", "  0  0 ", "5555 5555 5555 4444"}) {
        std::cout << '"' << number << "\" " << std::boolalpha << is_valid(number) << '\n';
    }
}
