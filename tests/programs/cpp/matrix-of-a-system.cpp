#include <cmath>
#include <iomanip>
#include <iostream>
#include <optional>
#include <vector>

using Row = std::vector<double>;
using Matrix = std::vector<Row>;

std::optional<Row> solved(Matrix a) {
    const std::size_t n = a.size();
    for (std::size_t column = 0; column < n; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column + 1; row < n; ++row) {
            if (std::abs(a[row][column]) > std::abs(a[pivot][column])) pivot = row;
        }
        if (std::abs(a[pivot][column]) < 1e-12) return std::nullopt;
        std::swap(a[pivot], a[column]);
        for (std::size_t row = 0; row < n; ++row) {
            if (row == column) continue;
            const double factor = a[row][column] / a[column][column];
            for (std::size_t k = column; k <= n; ++k) a[row][k] -= factor * a[column][k];
        }
    }
    Row solution(n);
    for (std::size_t row = 0; row < n; ++row) solution[row] = a[row][n] / a[row][row];
    return solution;
}

int main() {
    std::cout << std::fixed << std::setprecision(3);
    for (const Matrix& system : {Matrix{{2, 1, -1, 8}, {-3, -1, 2, -11}, {-2, 1, 2, -3}}, Matrix{{1, 2, 3}, {2, 4, 6}},
                                 Matrix{{0, 1, 5}, {1, 0, 7}}}) {
        if (const auto solution = solved(system)) {
            for (const double x : *solution) std::cout << x << ' ';
            std::cout << '\n';
        } else {
            std::cout << "no single solution\n";
        }
    }
}
