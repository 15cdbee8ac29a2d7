#include <algorithm>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    for (std::size_t end; (end = text.find(at)) != std::string_view::npos; text.remove_prefix(end + 1))
        parts.emplace_back(text.substr(0, end));
    parts.emplace_back(text);
    return parts;
}
std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return "";
    return std::string(text.substr(first, text.find_last_not_of(" \t\n") - first + 1));
}

int main() {
    std::string text = "the harbour of Kuching";
    text.replace(text.find("harbour"), 7, "river").insert(0, "By ").append("!");
    std::cout << text << ' ' << text.size() << ' ' << text.find_last_of("aeiou") << ' '
              << (text.find("sea") == std::string::npos) << '\n';
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    std::cout << text.substr(3, 9) << ' ' << text.starts_with("BY") << text.ends_with("?") << ' ' << text.compare("CY")
              << '\n';
    for (const std::string& part : split("a,,b,", ',')) std::cout << '[' << part << ']';
    std::cout << '[' << trimmed("  \t x y \n") << "][" << trimmed("   ") << "]\n";
    std::istringstream words("  several   words\there ");
    for (std::string word; words >> word;) std::cout << word << ';';
    std::ostringstream out;
    out << std::hex << 255 << ' ' << std::oct << 8 << ' ' << std::boolalpha << true;
    std::cout << '\n'
              << out.str() << ' ' << std::to_string(-7) + std::to_string(2.5) << ' ' << std::stoi("0x1f", nullptr, 16)
              << ' ' << std::stod("1e-3") << '\n';
    std::string s = "mississippi";
    s.erase(std::unique(s.begin(), s.end()), s.end());
    std::erase(s, 's');
    std::cout << s << ' ' << std::string(3, 'z') << ' ' << ("a" < std::string("b")) << '\n';
}
