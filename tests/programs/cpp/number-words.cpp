#include <iostream>
#include <string>
#include <vector>

std::string words(long long n) {
    static const std::vector<std::string> small{
        "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
        "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static const std::vector<std::string> tens{"",      "",      "twenty",  "thirty", "forty",
                                               "fifty", "sixty", "seventy", "eighty", "ninety"};
    if (n < 0) return "minus " + words(-n);
    if (n < 20) return small[static_cast<std::size_t>(n)];
    if (n < 100) return tens[static_cast<std::size_t>(n / 10)] + (n % 10 != 0 ? "-" + words(n % 10) : "");
    if (n < 1000) return words(n / 100) + " hundred" + (n % 100 != 0 ? " and " + words(n % 100) : "");
    for (const auto& [size, name] :
         {std::pair(1'000'000'000LL, "billion"), std::pair(1'000'000LL, "million"), std::pair(1'000LL, "thousand")}) {
        if (n >= size) return words(n / size) + " " + name + (n % size != 0 ? " " + words(n % size) : "");
    }
    return "?";
}

int main() {
    for (const long long n :
         {0LL, 7LL, 14LL, 50LL, 98LL, 100LL, 123LL, 1'000LL, 1'234LL, 1'000'000LL, 987'654'321'123LL, -42LL})
        std::cout << n << ": " << words(n) << '\n';
}
