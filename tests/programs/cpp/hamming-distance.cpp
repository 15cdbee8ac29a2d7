#include <algorithm>
#include <functional>
#include <iostream>
#include <numeric>
#include <stdexcept>
#include <string_view>

int distance(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) throw std::invalid_argument("strands of different lengths");
    return std::transform_reduce(a.begin(), a.end(), b.begin(), 0, std::plus<>(), std::not_equal_to<>());
}

int main() {
    std::cout << distance("GAGCCTACTAACGGGAT", "CATCGTAATGACGGCCT") << ' ' << distance("", "") << ' '
              << distance("same", "same") << '\n';
    try {
        distance("A", "AA");
    } catch (const std::invalid_argument& error) {
        std::cout << error.what() << '\n';
    }
}
