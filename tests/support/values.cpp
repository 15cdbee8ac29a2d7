#include "support/values.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace bengkel::test {
namespace {

// The distributions of <random> differ between libraries; the engine does not.
std::size_t below(std::mt19937_64& random, std::size_t limit) { return static_cast<std::size_t>(random() % limit); }

double any_real(std::mt19937_64& random) {
    constexpr std::array kSpecial = {0.0,
                                     -0.0,
                                     1.0,
                                     -1.5,
                                     1e16,
                                     1e-5,
                                     0.1,
                                     std::numeric_limits<double>::infinity(),
                                     std::numeric_limits<double>::quiet_NaN(),
                                     std::numeric_limits<double>::denorm_min()};
    if (below(random, 2) == 0) return kSpecial[below(random, kSpecial.size())];
    const auto number = std::bit_cast<double>(random());
    return std::isnan(number) ? std::numeric_limits<double>::quiet_NaN() : number;
}

Value any_integer(std::mt19937_64& random) {
    if (below(random, 4) != 0) return integer(static_cast<std::int64_t>(below(random, 7)) - 3);
    Integer number;
    number.magnitude.resize(1 + below(random, 20));
    for (auto& byte : number.magnitude) byte = static_cast<std::uint8_t>(random());
    if (number.magnitude.back() == 0) number.magnitude.back() = 1;
    number.is_negative = below(random, 2) == 0;
    return {std::move(number)};
}

std::string any_text(std::mt19937_64& random) {
    constexpr std::array<const char*, 8> kPieces = {"a", "'", "\"", "\n", "\u00e9", "\u8fd0", "\U0001f600", "\\"};
    std::string text;
    for (std::size_t left = below(random, 4); left > 0; --left) text += kPieces[below(random, kPieces.size())];
    return text;
}

std::vector<Value> any_items(std::mt19937_64& random, int depth) {
    std::vector<Value> items;
    for (std::size_t left = below(random, 4); left > 0; --left) items.push_back(any_value(random, depth));
    return items;
}

}  // namespace

Value any_value(std::mt19937_64& random, int depth) {
    switch (below(random, depth > 1 ? 12 : 7)) {
        case 0: return none();
        case 1: return boolean(below(random, 2) == 0);
        case 2: return any_integer(random);
        case 3: return real(any_real(random));
        case 4: return text(any_text(random));
        case 5: return bytes(any_text(random));
        case 6: return {Opaque{"Thing", any_text(random)}};
        case 7: return list(any_items(random, depth - 1));
        case 8: return tuple(any_items(random, depth - 1));
        case 9: return set(any_items(random, depth - 1));
        case 10: {
            Map map;
            for (std::size_t left = below(random, 4); left > 0; --left) {
                map.entries.emplace_back(any_value(random, 1), any_value(random, depth - 1));
            }
            return {std::move(map)};
        }
        default: {
            TableValue table{{"a", "b"}, {}};
            for (std::size_t left = below(random, 3); left > 0; --left) {
                std::vector<Value> row;
                row.push_back(any_value(random, 1));
                row.push_back(any_value(random, 1));
                table.rows.push_back(std::move(row));
            }
            return {std::move(table)};
        }
    }
}

}  // namespace bengkel::test
