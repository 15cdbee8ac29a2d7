#include <cmath>
#include <iostream>
#include <sstream>
#include <stdexcept>

class Vector {
  public:
    constexpr Vector(double x, double y) : x_(x), y_(y) {}
    constexpr Vector& operator+=(const Vector& it) {
        x_ += it.x_;
        y_ += it.y_;
        return *this;
    }
    friend constexpr Vector operator+(Vector a, const Vector& b) { return a += b; }
    friend constexpr Vector operator*(double by, const Vector& it) { return {by * it.x_, by * it.y_}; }
    friend constexpr double operator*(const Vector& a, const Vector& b) { return a.x_ * b.x_ + a.y_ * b.y_; }
    constexpr Vector operator-() const { return {-x_, -y_}; }
    constexpr bool operator==(const Vector&) const = default;
    double operator[](int at) const {
        if (at != 0 && at != 1) throw std::out_of_range("a vector of two");
        return at == 0 ? x_ : y_;
    }
    explicit operator bool() const { return x_ != 0 || y_ != 0; }
    Vector& operator++() {
        ++x_;
        return *this;
    }
    double operator()() const { return std::sqrt(*this * *this); }
    friend std::ostream& operator<<(std::ostream& out, const Vector& it) {
        return out << '(' << it.x_ << ", " << it.y_ << ')';
    }
    friend std::istream& operator>>(std::istream& in, Vector& it) {
        char open = 0, comma = 0, close = 0;
        if (in >> open >> it.x_ >> comma >> it.y_ >> close && (open != '(' || comma != ',' || close != ')'))
            in.setstate(std::ios::failbit);
        return in;
    }

  private:
    double x_, y_;
};

constexpr Vector operator""_x(unsigned long long x) { return {static_cast<double>(x), 0}; }

int main() {
    Vector a(3, 4);
    const Vector b = 2 * a + -Vector(1, 1) + 5_x;
    std::cout << a << ' ' << b << ' ' << a * b << ' ' << a() << ' ' << ++a << ' ' << a[1] << '\n';
    std::cout << (a == Vector(4, 4)) << (a != b) << (Vector(0, 0) ? "some" : "none") << '\n';
    Vector read(0, 0);
    std::istringstream("(1.5, -2)") >> read;
    std::cout << read << ' ' << static_cast<bool>(std::istringstream("[1, 2]") >> read) << '\n';
    try {
        (void)a[2];
    } catch (const std::out_of_range& error) {
        std::cout << error.what() << '\n';
    }
}
