#include <concepts>
#include <iostream>
#include <numbers>
#include <string>
#include <vector>

template <class T>
concept Shape = requires(const T& it) {
    { it.area() } -> std::convertible_to<double>;
    { it.name() } -> std::same_as<std::string>;
};

template <class T>
concept Scalable = Shape<T> && requires(T& it) { it.scale(2.0); };

struct Circle {
    double radius;
    double area() const { return std::numbers::pi * radius * radius; }
    std::string name() const { return "circle"; }
    void scale(double by) { radius *= by; }
};
struct Rectangle {
    double width, height;
    double area() const { return width * height; }
    std::string name() const { return width == height ? "square" : "rectangle"; }
};

void describe(const Shape auto& it) { std::cout << it.name() << " of " << it.area() << '\n'; }
void grow(Shape auto& it) { std::cout << "a " << it.name() << " cannot grow\n"; }
void grow(Scalable auto& it) {
    it.scale(2);
    describe(it);
}

template <std::integral T>
T sum(const std::vector<T>& values) {
    T total{};
    for (const T value : values) total += value;
    return total;
}

int main() {
    Circle circle{1.5};
    Rectangle rectangle{3, 4};
    describe(circle);
    describe(rectangle);
    describe(Rectangle{2, 2});
    grow(circle);
    grow(rectangle);
    std::cout << sum(std::vector{1, 2, 3}) << ' ' << Shape<int> << Shape<Circle> << Scalable<Rectangle> << '\n';
}
