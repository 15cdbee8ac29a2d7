#include <algorithm>
#include <array>
#include <iostream>
#include <queue>
#include <string>
#include <utility>
#include <vector>

int main() {
    std::vector<std::string> maze;
    for (std::string line; std::getline(std::cin, line) && !line.empty();) maze.push_back(line);
    const int rows = static_cast<int>(maze.size()), columns = static_cast<int>(maze[0].size());
    const auto find = [&](char wanted) {
        for (int y = 0; y < rows; ++y) {
            const auto x = maze[static_cast<std::size_t>(y)].find(wanted);
            if (x != std::string::npos) return std::pair(y, static_cast<int>(x));
        }
        return std::pair(-1, -1);
    };
    const auto start = find('S'), goal = find('E');
    std::vector<std::vector<std::pair<int, int>>> from(
        static_cast<std::size_t>(rows), std::vector<std::pair<int, int>>(static_cast<std::size_t>(columns), {-1, -1}));
    const auto came = [&](const std::pair<int, int>& at) -> auto& {
        return from[static_cast<std::size_t>(at.first)][static_cast<std::size_t>(at.second)];
    };
    std::queue<std::pair<int, int>> waiting;
    waiting.push(start);
    came(start) = start;
    constexpr std::array<std::pair<int, int>, 4> steps{{{0, 1}, {1, 0}, {0, -1}, {-1, 0}}};
    int seen = 0;
    while (!waiting.empty()) {
        const auto at = waiting.front();
        waiting.pop();
        ++seen;
        if (at == goal) break;
        for (const auto& [dy, dx] : steps) {
            const std::pair next(at.first + dy, at.second + dx);
            if (next.first < 0 || next.second < 0 || next.first >= rows || next.second >= columns) continue;
            if (maze[static_cast<std::size_t>(next.first)][static_cast<std::size_t>(next.second)] == '#' ||
                came(next).first >= 0)
                continue;
            came(next) = at;
            waiting.push(next);
        }
    }
    if (came(goal).first < 0) {
        std::cout << "no way out, " << seen << " cells seen\n";
        return 0;
    }
    int length = 0;
    for (auto at = goal; at != start; at = came(at)) {
        ++length;
        if (at != goal) maze[static_cast<std::size_t>(at.first)][static_cast<std::size_t>(at.second)] = '*';
    }
    for (const std::string& line : maze) std::cout << line << '\n';
    std::cout << length << " steps, " << seen << " cells seen\n";
}
