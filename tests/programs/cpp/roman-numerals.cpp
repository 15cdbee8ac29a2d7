#include <array>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>

constexpr std::array<std::pair<int, std::string_view>, 13> kSigns{{{1000, "M"},
                                                                   {900, "CM"},
                                                                   {500, "D"},
                                                                   {400, "CD"},
                                                                   {100, "C"},
                                                                   {90, "XC"},
                                                                   {50, "L"},
                                                                   {40, "XL"},
                                                                   {10, "X"},
                                                                   {9, "IX"},
                                                                   {5, "V"},
                                                                   {4, "IV"},
                                                                   {1, "I"}}};

std::string roman(int n) {
    std::string out;
    for (const auto& [value, sign] : kSigns) {
        for (; n >= value; n -= value) out += sign;
    }
    return out;
}

int arabic(std::string_view text) {
    int n = 0;
    for (const auto& [value, sign] : kSigns) {
        for (; text.starts_with(sign); text.remove_prefix(sign.size())) n += value;
    }
    return text.empty() ? n : -1;
}

int main() {
    for (const int n : {1, 4, 9, 14, 40, 90, 400, 1994, 2026, 3999}) std::cout << n << ' ' << roman(n) << '\n';
    int wrong = 0;
    for (int n = 1; n < 4000; ++n) wrong += arabic(roman(n)) != n ? 1 : 0;
    std::cout << wrong << " wrong, IIZ is " << arabic("IIZ") << '\n';
}
