#include <algorithm>
#include <compare>
#include <iostream>
#include <set>
#include <string>
#include <vector>

struct Version {
    int major = 0, minor = 0, patch = 0;
    auto operator<=>(const Version&) const = default;
    friend std::ostream& operator<<(std::ostream& out, const Version& it) {
        return out << it.major << '.' << it.minor << '.' << it.patch;
    }
};

struct CaseBlind {
    std::string text;
    std::weak_ordering operator<=>(const CaseBlind& other) const {
        return std::lexicographical_compare_three_way(
            text.begin(), text.end(), other.text.begin(), other.text.end(), [](char a, char b) {
                return std::weak_ordering(std::tolower(static_cast<unsigned char>(a)) <=>
                                          std::tolower(static_cast<unsigned char>(b)));
            });
    }
    bool operator==(const CaseBlind& other) const { return std::is_eq(*this <=> other); }
};

int main() {
    std::vector<Version> versions{{2, 0, 0}, {1, 10, 3}, {1, 9, 12}, {1, 10, 0}};
    std::sort(versions.begin(), versions.end());
    for (const Version& it : versions) std::cout << it << ' ';
    std::cout << '\n'
              << (Version{1, 2, 3} < Version{1, 3, 0}) << (Version{1, 2, 3} == Version{1, 2, 3})
              << (Version{2} >= Version{1, 9, 9}) << '\n';
    std::set<CaseBlind> names{{"Siti"}, {"SITI"}, {"ahmad"}, {"Ahmad"}, {"Mei"}};
    for (const auto& [text] : names) std::cout << text << ' ';
    const auto partial = 0.0 / 0.0 <=> 1.0;
    std::cout << '\n' << (partial == std::partial_ordering::unordered ? "unordered" : "ordered") << '\n';
}
