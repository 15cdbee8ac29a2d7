#include "meter/prices.hpp"

#include "base/sha256.hpp"

namespace bengkel {
namespace {

constexpr bool is_structure(Opcode opcode) {
    switch (opcode) {
        case Opcode::Unreachable:
        case Opcode::Nop:
        case Opcode::Block:
        case Opcode::Loop:
        case Opcode::Else:
        case Opcode::End:
        case Opcode::Try:
        case Opcode::TryTable:
        case Opcode::Catch:
        case Opcode::CatchAll:
        case Opcode::Delegate: return true;
        default: return false;
    }
}

consteval Prices version_1() {
    Prices prices;
    prices.version = 1;
    for (std::size_t i = 0; i < prices.fuel.size(); ++i)
        prices.fuel[i] = static_cast<std::uint16_t>(is_structure(static_cast<Opcode>(i)) ? 0 : 1);
    return prices;
}

constexpr Prices kStandard = version_1();

std::string hash_of_standard() {
    Sha256 hash;
    hash.add("bengkel prices " + std::to_string(kStandard.version) + "\n");
    for (std::size_t i = 0; i < kStandard.fuel.size(); ++i) {
        const auto opcode = static_cast<Opcode>(i);
        const auto [factor, shift, is_growth] = length_price(opcode);
        hash.add(std::string(facts_of(opcode).name) + " " + (kStandard.fuel[i] ? std::to_string(*kStandard.fuel[i]) : "-") +
                 " " + std::to_string(factor) + "/" + std::to_string(shift) + (is_growth ? " growth" : "") + "\n");
    }
    return to_hex(hash.finish());
}

}  // namespace

const Prices& standard_prices() { return kStandard; }

LengthPrice length_price(Opcode opcode) {
    switch (opcode) {
        case Opcode::MemoryCopy:
        case Opcode::MemoryFill:
        case Opcode::MemoryInit: return {.factor = 1, .shift = 3};
        case Opcode::MemoryGrow: return {.factor = 1024, .is_growth = true};
        case Opcode::TableGrow: return {.factor = 1, .is_growth = true};
        case Opcode::TableCopy:
        case Opcode::TableFill:
        case Opcode::TableInit:
        case Opcode::ArrayNew:
        case Opcode::ArrayNewDefault:
        case Opcode::ArrayNewData:
        case Opcode::ArrayNewElem:
        case Opcode::ArrayFill:
        case Opcode::ArrayCopy:
        case Opcode::ArrayInitData:
        case Opcode::ArrayInitElem: return {.factor = 1};
        default: return {};
    }
}

const std::string& prices_hash() {
    static const std::string kHash = hash_of_standard();
    return kHash;
}

}  // namespace bengkel
