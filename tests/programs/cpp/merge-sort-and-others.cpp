#include <algorithm>
#include <cstdint>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

using Numbers = std::vector<int>;

void insertion_sort(Numbers& it) {
    for (std::size_t i = 1; i < it.size(); ++i) {
        for (std::size_t j = i; j > 0 && it[j] < it[j - 1]; --j) std::swap(it[j], it[j - 1]);
    }
}

void merge_sort(Numbers& it) {
    if (it.size() < 2) return;
    const auto middle = it.begin() + static_cast<std::ptrdiff_t>(it.size() / 2);
    Numbers left(it.begin(), middle), right(middle, it.end());
    merge_sort(left);
    merge_sort(right);
    std::merge(left.begin(), left.end(), right.begin(), right.end(), it.begin());
}

void quick_sort(Numbers& it, int low, int high) {
    if (low >= high) return;
    const int pivot = it[static_cast<std::size_t>((low + high) / 2)];
    int i = low, j = high;
    while (i <= j) {
        while (it[static_cast<std::size_t>(i)] < pivot) ++i;
        while (it[static_cast<std::size_t>(j)] > pivot) --j;
        if (i <= j) std::swap(it[static_cast<std::size_t>(i++)], it[static_cast<std::size_t>(j--)]);
    }
    quick_sort(it, low, j);
    quick_sort(it, i, high);
}

void heap_sort(Numbers& it) {
    std::make_heap(it.begin(), it.end());
    std::sort_heap(it.begin(), it.end());
}

int main() {
    std::uint32_t state = 12345;
    Numbers given(500);
    for (int& n : given) {
        state = state * 1664525u + 1013904223u;
        n = static_cast<int>(state >> 16) % 1000;
    }
    Numbers wanted = given;
    std::sort(wanted.begin(), wanted.end());
    const std::vector<std::pair<std::string, std::function<void(Numbers&)>>> sorts{
        {"insertion", insertion_sort},
        {"merge", merge_sort},
        {"heap", heap_sort},
        {"quick", [](Numbers& it) { quick_sort(it, 0, static_cast<int>(it.size()) - 1); }}};
    for (const auto& [name, sort] : sorts) {
        Numbers copy = given;
        sort(copy);
        std::cout << name << ": " << (copy == wanted ? "sorted" : "WRONG") << '\n';
    }
    std::cout << wanted.front() << ' ' << wanted[250] << ' ' << wanted.back() << '\n';
}
