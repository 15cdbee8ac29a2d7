#include <algorithm>
#include <bitset>
#include <cctype>
#include <iostream>
#include <string>
#include <string_view>

std::string letters_of(std::string_view text) {
    std::string kept;
    for (const unsigned char c : text) {
        if (std::isalnum(c) != 0) kept += static_cast<char>(std::tolower(c));
    }
    return kept;
}
bool is_pangram(std::string_view text) {
    std::bitset<26> seen;
    for (const char c : letters_of(text)) {
        if (c >= 'a') seen.set(static_cast<std::size_t>(c - 'a'));
    }
    return seen.all();
}
bool is_palindrome(std::string_view text) {
    const std::string kept = letters_of(text);
    return std::equal(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(kept.size() / 2), kept.rbegin());
}

int main() {
    for (const char* text : {"The quick brown fox jumps over the lazy dog.", "A man, a plan, a canal: Panama!",
                             "Kasur ini rusak", "Pack my box with five dozen liquor jugs", "", "No lemon, no melon 1"}) {
        std::cout << (is_pangram(text) ? 'P' : '-') << (is_palindrome(text) ? 'p' : '-') << ' ' << text << '\n';
    }
}
