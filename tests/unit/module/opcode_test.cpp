#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <utility>

#include "module/opcode.hpp"
#include "module/write_module.hpp"

using namespace bengkel;

BOOST_AUTO_TEST_SUITE(opcode)

BOOST_AUTO_TEST_CASE(is_found_by_its_bytes) {
    std::set<std::pair<int, int>> seen;
    for (std::size_t i = 0; i < kOpcodes.size(); ++i) {
        const OpcodeFacts& facts = kOpcodes[i];
        BOOST_TEST(seen.emplace(facts.prefix, facts.code).second);
        const auto found = find_opcode(facts.prefix, facts.code);
        BOOST_REQUIRE(found.has_value());
        BOOST_TEST(static_cast<std::size_t>(*found) == i);
    }
    BOOST_TEST((find_opcode(0, 0x6A) == Opcode::I32Add));
    BOOST_TEST((find_opcode(0xFD, 0xFF) == Opcode::F64x2ConvertLowI32x4U));
    BOOST_TEST(!find_opcode(0, 0x27));
    BOOST_TEST(!find_opcode(0xFD, 0x100));
    BOOST_TEST(!find_opcode(0xFE, 0));
    BOOST_TEST(!find_opcode(0x01, 0));
}

BOOST_AUTO_TEST_CASE(is_written_as_it_is_read) {
    Bytes bytes;
    write_opcode(bytes, Opcode::I32Add);
    write_opcode(bytes, Opcode::MemoryCopy);
    write_opcode(bytes, Opcode::F64x2ConvertLowI32x4U);
    BOOST_TEST((bytes == Bytes{0x6A, 0xFC, 0x0A, 0xFD, 0xFF, 0x01}));
}

// The table is data: what hangs together in it must do so in every line.
BOOST_AUTO_TEST_CASE(has_lines_that_agree_with_themselves) {
    for (const OpcodeFacts& facts : kOpcodes) {
        BOOST_TEST_CONTEXT(facts.name) {
            const std::string name(facts.name);
            const bool is_access = facts.immediate == Immediate::MemoryAccess || facts.immediate == Immediate::MemoryLane;
            BOOST_TEST((facts.width > 0) ==
                       (is_access || facts.immediate == Immediate::Lane || facts.immediate == Immediate::Shuffle));
            if (is_access) {
                BOOST_TEST(facts.signature.is_fixed);
                BOOST_TEST((facts.signature.parameters[0] == Operand::Address));
                BOOST_TEST((name.find("store") != std::string::npos) == (facts.signature.result_count == 0));
            }
            if (facts.kind == OpcodeClass::Integer || facts.kind == OpcodeClass::Float ||
                facts.kind == OpcodeClass::Conversion || facts.kind == OpcodeClass::Vector ||
                facts.kind == OpcodeClass::Constant)
                BOOST_TEST(facts.signature.is_fixed);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
