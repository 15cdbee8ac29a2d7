#include <iostream>
#include <optional>
#include <stack>
#include <string>
#include <string_view>

std::optional<std::size_t> first_mistake(std::string_view text) {
    static constexpr std::string_view open = "([{<", close = ")]}>";
    std::stack<std::pair<char, std::size_t>> waiting;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto kind = open.find(text[i]);
        if (kind != std::string_view::npos) {
            waiting.emplace(close[kind], i);
        } else if (close.find(text[i]) != std::string_view::npos) {
            if (waiting.empty() || waiting.top().first != text[i]) return i;
            waiting.pop();
        }
    }
    if (!waiting.empty()) return waiting.top().second;
    return std::nullopt;
}

int main() {
    for (const char* text : {"", "a[i] = f(x);", "{[()]}", "{[(])}", "((", "())", "std::vector<int> v{1, 2};"}) {
        const auto at = first_mistake(text);
        std::cout << '"' << text << "\": ";
        if (at) {
            std::cout << "mistake at " << *at << '\n';
        } else {
            std::cout << "balanced\n";
        }
    }
}
