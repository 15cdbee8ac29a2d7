#include <array>
#include <iostream>

class Board {
  public:
    int solve(int row = 0) {
        if (row == kSize) {
            if (found_++ == 0) print();
            return found_;
        }
        for (int column = 0; column < kSize; ++column) {
            if (is_attacked(row, column)) continue;
            queens_[static_cast<std::size_t>(row)] = column;
            solve(row + 1);
        }
        return found_;
    }

  private:
    static constexpr int kSize = 8;
    bool is_attacked(int row, int column) const {
        for (int above = 0; above < row; ++above) {
            const int at = queens_[static_cast<std::size_t>(above)];
            if (at == column || at - column == row - above || column - at == row - above) return true;
        }
        return false;
    }
    void print() const {
        for (const int queen : queens_) {
            for (int column = 0; column < kSize; ++column) std::cout << (column == queen ? "Q " : ". ");
            std::cout << '\n';
        }
    }
    std::array<int, kSize> queens_{};
    int found_ = 0;
};

int main() {
    Board board;
    std::cout << board.solve() << " solutions\n";
}
