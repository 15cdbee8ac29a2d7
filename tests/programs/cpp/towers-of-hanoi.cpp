#include <iostream>
#include <stack>
#include <vector>

class Towers {
  public:
    explicit Towers(int discs) : pegs_(3) {
        for (int disc = discs; disc > 0; --disc) pegs_[0].push(disc);
    }
    void move(int discs, std::size_t from, std::size_t to, bool is_told) {
        if (discs == 0) return;
        const std::size_t other = 3 - from - to;
        move(discs - 1, from, other, is_told);
        if (!pegs_[to].empty() && pegs_[to].top() < pegs_[from].top()) std::cout << "against the rules\n";
        pegs_[to].push(pegs_[from].top());
        pegs_[from].pop();
        ++moves_;
        if (is_told) std::cout << pegs_[to].top() << ": " << from << "->" << to << '\n';
        move(discs - 1, other, to, is_told);
    }
    int moves() const { return moves_; }
    std::size_t on(std::size_t peg) const { return pegs_[peg].size(); }

  private:
    std::vector<std::stack<int>> pegs_;
    int moves_ = 0;
};

int main() {
    Towers small(3);
    small.move(3, 0, 2, true);
    Towers tall(16);
    tall.move(16, 0, 1, false);
    std::cout << small.moves() << ' ' << tall.moves() << ' ' << tall.on(1) << '\n';
}
