#include <iomanip>
#include <iostream>
#include <vector>

int main() {
    std::vector<std::vector<int>> rows;
    for (std::size_t n = 0; n < 10; ++n) {
        std::vector<int> row(n + 1, 1);
        for (std::size_t k = 1; k < n; ++k) row[k] = rows[n - 1][k - 1] + rows[n - 1][k];
        rows.push_back(row);
    }
    for (const auto& row : rows) {
        std::cout << std::string(2 * (rows.size() - row.size()), ' ');
        for (const int n : row) std::cout << std::setw(4) << n;
        std::cout << '\n';
    }
}
