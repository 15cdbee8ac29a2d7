#include <algorithm>
#include <array>
#include <iostream>
#include <string>

class Game {
  public:
    char winner() const {
        static constexpr std::array<std::array<int, 3>, 8> lines{
            {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {0, 4, 8}, {2, 4, 6}}};
        for (const auto& [a, b, c] : lines) {
            if (at(a) != '.' && at(a) == at(b) && at(b) == at(c)) return at(a);
        }
        return board_.find('.') == std::string::npos ? '=' : '.';
    }
    int best(char player, int& move) {
        ++looked_;
        const char won = winner();
        if (won != '.') return won == '=' ? 0 : won == player ? 1 : -1;
        int score = -2;
        for (int i = 0; i < 9; ++i) {
            if (at(i) != '.') continue;
            board_[static_cast<std::size_t>(i)] = player;
            int answer = 0;
            const int value = -best(player == 'X' ? 'O' : 'X', answer);
            board_[static_cast<std::size_t>(i)] = '.';
            if (value > score) {
                score = value;
                move = i;
            }
        }
        return score;
    }
    void play(char player, int move) { board_[static_cast<std::size_t>(move)] = player; }
    void print() const {
        for (std::size_t row = 0; row < 9; row += 3) std::cout << board_.substr(row, 3) << '\n';
        std::cout << '\n';
    }
    int looked() const { return looked_; }

  private:
    char at(int i) const { return board_[static_cast<std::size_t>(i)]; }
    std::string board_ = ".........";
    int looked_ = 0;
};

int main() {
    Game game;
    game.play('X', 0);
    game.play('O', 1);
    char player = 'X';
    while (game.winner() == '.') {
        int move = 0;
        game.best(player, move);
        game.play(player, move);
        game.print();
        player = player == 'X' ? 'O' : 'X';
    }
    std::cout << "winner " << game.winner() << ", " << game.looked() << " positions\n";
}
