#include <algorithm>
#include <iostream>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

int distance(std::string_view a, std::string_view b) {
    std::vector<int> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i) + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const int changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

int main() {
    const std::vector<std::string> markets{"Malaysia", "Singapore", "Thailand", "Vietnam", "Indonesia", "Philippines"};
    for (const char* typed : {"Malasia", "Singapor", "Tailand", "Viet Nam", "Indonisea", "Laos"}) {
        const auto nearest = std::min_element(markets.begin(), markets.end(), [&](const auto& a, const auto& b) {
            return distance(typed, a) < distance(typed, b);
        });
        const int far = distance(typed, *nearest);
        std::cout << typed << ": " << (far <= 3 ? *nearest : "no idea") << " (" << far << ")\n";
    }
    std::cout << distance("kitten", "sitting") << distance("", "abc") << distance("same", "same") << '\n';
}
