#include <algorithm>
#include <iostream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct Place {
    int row, column;
    bool operator==(const Place&) const = default;
};
template <>
struct std::hash<Place> {
    std::size_t operator()(const Place& it) const noexcept { return std::hash<int>()(it.row * 1000 + it.column); }
};

int main() {
    std::unordered_map<std::string, int> counts;
    std::string word;
    while (std::cin >> word) {
        std::erase_if(word, [](unsigned char c) { return std::isalpha(c) == 0; });
        std::transform(word.begin(), word.end(), word.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (!word.empty()) ++counts[word];
    }
    std::vector<std::pair<std::string, int>> sorted(counts.begin(), counts.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    for (std::size_t i = 0; i < 6; ++i) std::cout << sorted[i].first << ' ' << sorted[i].second << '\n';

    std::unordered_set<Place> visited;
    Place at{0, 0};
    for (int step = 0; step < 5000; ++step) {
        const int turn = (step * step + 3 * step) % 7;
        at = {(at.row + (turn < 3 ? 1 : 98)) % 99, (at.column + (turn % 2 == 0 ? 1 : 0)) % 99};
        visited.insert(at);
    }
    std::cout << visited.size() << ' ' << visited.contains({1, 1}) << ' ' << (visited.bucket_count() >= visited.size())
              << '\n';
}
