#include <iostream>
#include <numeric>
#include <tuple>
#include <vector>

std::tuple<long long, long long, long long> extended(long long a, long long b) {
    if (b == 0) return {a, 1, 0};
    const auto [d, x, y] = extended(b, a % b);
    return {d, y, x - a / b * y};
}

struct Fraction {
    int top, bottom;
    Fraction(int top, int bottom) : top(top / std::gcd(top, bottom)), bottom(bottom / std::gcd(top, bottom)) {}
    Fraction operator+(const Fraction& it) const { return {top * it.bottom + it.top * bottom, bottom * it.bottom}; }
    Fraction operator*(const Fraction& it) const { return {top * it.top, bottom * it.bottom}; }
};
std::ostream& operator<<(std::ostream& out, const Fraction& it) {
    out << it.top;
    return it.bottom == 1 ? out : out << '/' << it.bottom;
}

int main() {
    for (const auto& [a, b] : std::vector<std::pair<int, int>>{{48, 36}, {17, 5}, {0, 9}, {1071, 462}}) {
        const auto [d, x, y] = extended(a, b);
        std::cout << "gcd(" << a << ", " << b << ") = " << d << " = " << x << "*" << a << " + " << y << "*" << b << ", lcm "
                  << std::lcm(a, b) << '\n';
    }
    const Fraction half(1, 2), third(2, 6), sixth(1, 6);
    std::cout << half + third << ' ' << half * third << ' ' << half + third + sixth << '\n';
}
