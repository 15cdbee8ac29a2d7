#include <array>
#include <cstddef>
#include <iostream>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

template <class... T>
struct Types {
    static constexpr std::size_t size = sizeof...(T);
};
template <class T, class List>
struct IndexOf;
template <class T, class... Rest>
struct IndexOf<T, Types<T, Rest...>> : std::integral_constant<int, 0> {};
template <class T, class First, class... Rest>
struct IndexOf<T, Types<First, Rest...>> : std::integral_constant<int, 1 + IndexOf<T, Types<Rest...>>::value> {};

template <unsigned n>
constexpr unsigned fibonacci = fibonacci<n - 1> + fibonacci<n - 2>;
template <>
constexpr unsigned fibonacci<0> = 0;
template <>
constexpr unsigned fibonacci<1> = 1;

template <class T>
std::string kind() {
    if constexpr (std::is_pointer_v<T>) {
        return "pointer to " + kind<std::remove_pointer_t<T>>();
    } else if constexpr (std::is_const_v<T>) {
        return "const " + kind<std::remove_const_t<T>>();
    } else if constexpr (std::is_integral_v<T>) {
        return "integer of " + std::to_string(sizeof(T));
    } else {
        return "something else";
    }
}

template <class Tuple, class F>
void each(const Tuple& tuple, F&& seen) {
    std::apply([&](const auto&... item) { (seen(item), ...); }, tuple);
}

template <std::size_t n>
struct Name {
    char text[n]{};
    constexpr Name(const char (&it)[n]) {
        for (std::size_t i = 0; i < n; ++i) text[i] = it[i];
    }
};
template <Name name>
void greet() {
    std::cout << "hai " << name.text << '\n';
}

int main() {
    std::cout << IndexOf<char, Types<int, double, char>>::value << ' ' << Types<int, int>::size << ' '
              << fibonacci<40> << '\n';
    std::cout << kind<const char* const*>() << ", " << kind<short>() << ", " << kind<double>() << '\n';
    each(std::tuple(1, "two", 3.5, 'c'), [](const auto& it) { std::cout << it << ' '; });
    [&]<std::size_t... i>(std::index_sequence<i...>) { ((std::cout << i * i << ' '), ...); }(std::make_index_sequence<6>());
    std::cout << '\n';
    greet<"Kuching">();
}
