#include <array>
#include <cstdint>
#include <iostream>
#include <random>

int main() {
    std::mt19937 twister(42);
    std::minstd_rand simple(42);
    for (int i = 0; i < 5; ++i)
        std::cout << static_cast<std::uint32_t>(twister()) << ' ' << static_cast<std::uint32_t>(simple()) << '\n';
    std::mt19937_64 wide(7);
    std::cout << wide() << ' ' << wide() << '\n';
    twister.discard(10'000);
    std::uniform_int_distribution<int> dice(1, 6);
    std::array<int, 7> seen{};
    for (int i = 0; i < 6000; ++i) ++seen[static_cast<std::size_t>(dice(twister))];
    int least = seen[1], most = seen[1];
    for (std::size_t i = 1; i <= 6; ++i) {
        least = std::min(least, seen[i]);
        most = std::max(most, seen[i]);
    }
    std::cout << (least > 850 && most < 1150 ? "fair" : "loaded") << ' ' << seen[0] << '\n';
    std::bernoulli_distribution often(0.75);
    int heads = 0;
    for (int i = 0; i < 1000; ++i) heads += often(twister) ? 1 : 0;
    std::cout << (heads > 700 && heads < 800 ? "about three quarters" : "not three quarters") << '\n';
}
