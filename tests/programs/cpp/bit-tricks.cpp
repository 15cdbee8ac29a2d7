#include <bit>
#include <bitset>
#include <cstdint>
#include <iostream>

int main() {
    const std::uint32_t flags = 0b1011'0000'1111'0000'0101;
    std::cout << std::bitset<20>(flags) << '\n';
    std::cout << "ones " << std::popcount(flags) << ", leading zeros " << std::countl_zero(flags) << ", trailing "
              << std::countr_zero(flags) << '\n';
    std::cout << "power above " << std::bit_ceil(flags) << ", below " << std::bit_floor(flags) << ", width "
              << std::bit_width(flags) << '\n';
    std::cout << std::hex << std::rotl(flags, 12) << ' ' << (flags & -flags) << ' ' << (flags ^ (flags >> 1)) << std::dec
              << '\n';
    std::cout << std::bit_cast<std::uint64_t>(1.0) << ' ' << std::bit_cast<std::uint32_t>(-2.5f) << '\n';
    int subsets = 0;
    const unsigned mask = 0b10110;
    for (unsigned part = mask; part != 0; part = (part - 1) & mask) {
        ++subsets;
        std::cout << std::bitset<5>(part) << (subsets % 4 == 0 ? '\n' : ' ');
    }
    std::cout << "\nsubsets " << subsets << '\n';
    std::cout << (std::has_single_bit(64u) ? "64 is a power of two" : "?") << '\n';
}
