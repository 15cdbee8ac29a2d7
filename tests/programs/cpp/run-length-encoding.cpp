#include <cctype>
#include <iostream>
#include <string>
#include <string_view>

std::string encoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = text.find_first_not_of(text[i], i);
        if (end == std::string_view::npos) end = text.size();
        if (end - i > 1) out += std::to_string(end - i);
        out += text[i];
        i = end;
    }
    return out;
}

std::string decoded(std::string_view text) {
    std::string out;
    std::size_t count = 0;
    for (const char c : text) {
        if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
            count = count * 10 + static_cast<std::size_t>(c - '0');
        } else {
            out.append(count == 0 ? 1 : count, c);
            count = 0;
        }
    }
    return out;
}

int main() {
    for (const std::string text :
         {"", "XYZ", "AABBBCCCC", "WWWWWWWWWWWWBWWWWWWWWWWWWBBBWWWWWWWWWWWWWWWWWWWWWWWWB", "  hsqq qww  "}) {
        const std::string code = encoded(text);
        std::cout << '"' << code << "\" " << (decoded(code) == text ? "ok" : "LOST") << '\n';
    }
}
