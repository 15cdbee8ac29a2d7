#include <algorithm>
#include <iostream>
#include <numeric>
#include <tuple>
#include <vector>

class Sets {
  public:
    explicit Sets(int count) : parent_(static_cast<std::size_t>(count)), size_(parent_.size(), 1), sets_(count) {
        std::iota(parent_.begin(), parent_.end(), 0);
    }
    int find(int it) {
        int root = it;
        while (parent(root) != root) root = parent(root);
        while (parent(it) != root) it = std::exchange(parent(it), root);
        return root;
    }
    bool join(int a, int b) {
        a = find(a);
        b = find(b);
        if (a == b) return false;
        if (size_[static_cast<std::size_t>(a)] < size_[static_cast<std::size_t>(b)]) std::swap(a, b);
        parent(b) = a;
        size_[static_cast<std::size_t>(a)] += size_[static_cast<std::size_t>(b)];
        --sets_;
        return true;
    }
    int sets() const { return sets_; }

  private:
    int& parent(int it) { return parent_[static_cast<std::size_t>(it)]; }
    std::vector<int> parent_, size_;
    int sets_;
};

int main() {
    std::vector<std::tuple<int, int, int>> cables;
    unsigned state = 7;
    for (int a = 0; a < 30; ++a) {
        for (int b = a + 1; b < 30; ++b) {
            state = state * 1103515245u + 12345u;
            cables.emplace_back(static_cast<int>(state >> 20) % 1000, a, b);
        }
    }
    std::sort(cables.begin(), cables.end());
    Sets towns(30);
    int total = 0, used = 0;
    for (const auto& [cost, a, b] : cables) {
        if (!towns.join(a, b)) continue;
        total += cost;
        ++used;
    }
    std::cout << used << " cables cost " << total << ", " << towns.sets() << " network\n";
}
