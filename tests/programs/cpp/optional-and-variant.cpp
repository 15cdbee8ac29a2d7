#include <charconv>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

using Cell = std::variant<std::monostate, long long, double, bool, std::string>;

template <class T>
std::optional<T> parsed(std::string_view text) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

Cell cell_of(std::string_view text) {
    if (text.empty()) return {};
    if (text == "true" || text == "false") return text == "true";
    if (const auto number = parsed<long long>(text)) return *number;
    const std::size_t point = text.find('.');
    if (point != std::string_view::npos) {
        const auto whole = parsed<long long>(text.substr(0, point)), part = parsed<long long>(text.substr(point + 1));
        if (whole && part) {
            double scale = 1;
            for (std::size_t i = point + 1; i < text.size(); ++i) scale *= 10;
            return static_cast<double>(*whole) + static_cast<double>(*part) / scale;
        }
    }
    return std::string(text);
}

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};

int main() {
    std::vector<Cell> row;
    for (const char* text : {"42", "", "2.75", "true", "batik", "99999999999999999999", "1.x", "-7"})
        row.push_back(cell_of(text));
    for (const Cell& cell : row) {
        std::visit(
            Overloaded{[](std::monostate) { std::cout << "empty"; }, [](long long n) { std::cout << "int " << n; },
                       [](double n) { std::cout << "real " << n; }, [](bool it) { std::cout << (it ? "yes" : "no"); },
                       [](const std::string& text) { std::cout << "text " << text.size(); }},
            cell);
        std::cout << " [" << cell.index() << "]\n";
    }
    std::cout << std::get<long long>(row[0]) << ' ' << std::holds_alternative<bool>(row[3]) << ' '
              << (std::get_if<double>(&row[0]) == nullptr) << '\n';
    std::cout << parsed<int>("12").value_or(-1) << ' ' << parsed<int>("12x").value_or(-1) << ' '
              << (parsed<int>("3") < parsed<int>("x")) << '\n';
}
