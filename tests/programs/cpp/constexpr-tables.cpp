#include <array>
#include <cstdint>
#include <iostream>
#include <string_view>

constexpr std::array<std::uint32_t, 256> crc_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) value = (value & 1) != 0 ? 0xEDB88320u ^ (value >> 1) : value >> 1;
        table[i] = value;
    }
    return table;
}

constexpr std::uint32_t crc32(std::string_view text) {
    constexpr auto table = crc_table();
    std::uint32_t crc = ~0u;
    for (const char c : text) crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xff] ^ (crc >> 8);
    return ~crc;
}

consteval int factorial(int n) { return n <= 1 ? 1 : n * factorial(n - 1); }

template <int n>
constexpr auto squares = [] {
    std::array<int, n> made{};
    for (int i = 0; i < n; ++i) made[static_cast<std::size_t>(i)] = i * i;
    return made;
}();

static_assert(crc32("123456789") == 0xCBF43926u);
static_assert(factorial(10) == 3'628'800);

int main() {
    std::cout << std::hex << crc32("The quick brown fox jumps over the lazy dog") << ' ' << crc32("") << std::dec << '\n';
    for (const int n : squares<12>) std::cout << n << ' ';
    std::cout << '\n' << factorial(12) << '\n';
}
