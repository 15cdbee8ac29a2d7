#include <iostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

using Cell = std::pair<int, int>;

std::set<Cell> next(const std::set<Cell>& alive) {
    const auto neighbours = [&](const Cell& cell) {
        int count = 0;
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) {
                if ((dx != 0 || dy != 0) && alive.contains({cell.first + dy, cell.second + dx})) ++count;
            }
        }
        return count;
    };
    std::set<Cell> born;
    for (const auto& [y, x] : alive) {
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) {
                const Cell cell{y + dy, x + dx};
                const int count = neighbours(cell);
                if (count == 3 || (count == 2 && alive.contains(cell))) born.insert(cell);
            }
        }
    }
    return born;
}

void print(const std::set<Cell>& alive, int rows, int columns) {
    for (int y = 0; y < rows; ++y) {
        std::string line;
        for (int x = 0; x < columns; ++x) line += alive.contains({y, x}) ? '#' : '.';
        std::cout << line << '\n';
    }
    std::cout << '\n';
}

int main() {
    std::set<Cell> glider{{0, 1}, {1, 2}, {2, 0}, {2, 1}, {2, 2}};
    for (int turn = 0; turn <= 12; ++turn) {
        if (turn % 4 == 0) print(glider, 7, 7);
        glider = next(glider);
    }
    std::set<Cell> acorn{{10, 10}, {10, 11}, {8, 11}, {9, 13}, {10, 14}, {10, 15}, {10, 16}};
    for (int turn = 0; turn < 60; ++turn) acorn = next(acorn);
    std::cout << acorn.size() << " alive after 60 turns\n";
}
