#include <array>
#include <bitset>
#include <iostream>
#include <string>

class Sudoku {
  public:
    bool read(std::istream& in) {
        for (auto& row : cells_) {
            std::string line;
            if (!(in >> line) || line.size() != 9) return false;
            for (std::size_t x = 0; x < 9; ++x) row[x] = line[x] == '.' ? 0 : line[x] - '0';
        }
        return true;
    }
    bool solve() {
        ++tried_;
        int best_y = -1, best_x = -1;
        std::bitset<10> best;
        for (int y = 0; y < 9; ++y) {
            for (int x = 0; x < 9; ++x) {
                if (at(y, x) != 0) continue;
                const std::bitset<10> possible = possible_at(y, x);
                if (best_y >= 0 && possible.count() >= best.count()) continue;
                best_y = y;
                best_x = x;
                best = possible;
            }
        }
        if (best_y < 0) return true;
        for (int n = 1; n <= 9; ++n) {
            if (!best[static_cast<std::size_t>(n)]) continue;
            at(best_y, best_x) = n;
            if (solve()) return true;
        }
        at(best_y, best_x) = 0;
        return false;
    }
    void print(std::ostream& out) const {
        for (const auto& row : cells_) {
            for (const int n : row) out << n;
            out << '\n';
        }
        out << tried_ << " positions tried\n";
    }

  private:
    int& at(int y, int x) { return cells_[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)]; }
    std::bitset<10> possible_at(int y, int x) {
        std::bitset<10> possible(0x3fe);
        for (int i = 0; i < 9; ++i) {
            possible.reset(static_cast<std::size_t>(at(y, i)));
            possible.reset(static_cast<std::size_t>(at(i, x)));
            possible.reset(static_cast<std::size_t>(at(y / 3 * 3 + i / 3, x / 3 * 3 + i % 3)));
        }
        return possible;
    }
    std::array<std::array<int, 9>, 9> cells_{};
    int tried_ = 0;
};

int main() {
    Sudoku sudoku;
    if (!sudoku.read(std::cin)) return 1;
    std::cout << (sudoku.solve() ? "solved\n" : "impossible\n");
    sudoku.print(std::cout);
}
