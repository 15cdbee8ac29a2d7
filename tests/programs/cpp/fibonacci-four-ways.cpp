#include <array>
#include <cmath>
#include <cstdint>
#include <iostream>
#include <unordered_map>

std::uint64_t plain(unsigned n) { return n < 2 ? n : plain(n - 1) + plain(n - 2); }

std::uint64_t remembered(unsigned n) {
    static std::unordered_map<unsigned, std::uint64_t> known;
    if (n < 2) return n;
    if (const auto it = known.find(n); it != known.end()) return it->second;
    const std::uint64_t value = remembered(n - 1) + remembered(n - 2);
    known.emplace(n, value);
    return value;
}

std::uint64_t stepped(unsigned n) {
    std::uint64_t a = 0, b = 1;
    while (n-- > 0) {
        const std::uint64_t next = a + b;
        a = b;
        b = next;
    }
    return a;
}

using Matrix = std::array<std::uint64_t, 4>;
Matrix times(const Matrix& a, const Matrix& b) {
    return {a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3]};
}
std::uint64_t by_matrix(unsigned n) {
    Matrix result{1, 0, 0, 1}, power{1, 1, 1, 0};
    for (; n > 0; n >>= 1) {
        if ((n & 1) != 0) result = times(result, power);
        power = times(power, power);
    }
    return result[1];
}

int main() {
    for (const unsigned n : {0u, 1u, 2u, 10u, 25u, 60u, 90u}) {
        std::cout << n << ": " << remembered(n) << ' ' << stepped(n) << ' ' << by_matrix(n);
        if (n <= 25) std::cout << ' ' << plain(n);
        std::cout << '\n';
    }
}
