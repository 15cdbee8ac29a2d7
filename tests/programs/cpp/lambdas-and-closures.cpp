#include <algorithm>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <vector>

auto counter(int step) {
    return [count = 0, step]() mutable { return count += step; };
}

template <class... F>
auto composed(F... steps) {
    return [=](auto value) {
        ((value = steps(value)), ...);
        return value;
    };
}

int main() {
    auto by_two = counter(2);
    auto other = by_two;
    by_two();
    by_two();
    std::cout << by_two() << ' ' << other() << '\n';

    std::map<std::string, std::function<double(double, double)>> operations{
        {"+", std::plus<>()}, {"-", std::minus<>()}, {"*", std::multiplies<>()}, {"max", [](double a, double b) {
                                                                                      return std::max(a, b);
                                                                                  }}};
    for (const auto& [name, operation] : operations) std::cout << name << ' ' << operation(6, 1.5) << '\n';

    const auto price =
        composed([](double p) { return p * 0.9; }, [](double p) { return p + 8; }, [](double p) { return p * 1.06; });
    std::cout << price(100.0) << '\n';

    std::vector<std::string> names{"Bintulu", "Miri", "Sibu", "Kuching"};
    std::size_t longest = 0;
    std::for_each(names.begin(), names.end(),
                  [&longest](const std::string& name) { longest = std::max(longest, name.size()); });
    std::sort(names.begin(), names.end(),
              [](const auto& a, const auto& b) { return std::pair(a.size(), a) < std::pair(b.size(), b); });
    for (const auto& name : names) std::cout << name << std::string(longest - name.size() + 1, '.');
    const std::function<int(int)> factorial = [&](int n) { return n < 2 ? 1 : n * factorial(n - 1); };
    std::cout << '\n' << factorial(10) << ' ' << std::bind_front(std::minus<>(), 10)(3) << '\n';
}
