#include <boost/test/unit_test.hpp>

#include "module/read_module.hpp"
#include "module/validate_module.hpp"

using namespace bengkel;

namespace {

/// Of `(func (param i32 i64) (local f64) ...)` with these instructions.
FunctionFacts facts_of_body(const Bytes& code) {
    Bytes bytes = {0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00, 0x01, 0x06, 0x01,
                   0x60, 0x02, 0x7F, 0x7E, 0x00, 0x03, 0x02, 0x01, 0x00, 0x0A};
    const auto size = static_cast<std::uint8_t>(code.size() + 3);
    bytes.insert(bytes.end(), {static_cast<std::uint8_t>(size + 2), 0x01, size, 0x01, 0x01, 0x7C});
    bytes.insert(bytes.end(), code.begin(), code.end());
    const auto module = read_module(bytes);
    BOOST_REQUIRE(module.has_value());
    const auto facts = validate_module(*module);
    BOOST_REQUIRE(facts.has_value());
    BOOST_REQUIRE(facts->size() == 1u);
    return facts->front();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(function_facts)

BOOST_AUTO_TEST_CASE(counts_locals_and_operands) {
    const FunctionFacts facts = facts_of_body({0x41, 1, 0x41, 2, 0x41, 3, 0x6A, 0x6A, 0x1A, 0x0B});
    BOOST_TEST(facts.locals == 3u);
    BOOST_TEST(facts.maximum_operands == 3u);
    BOOST_TEST(facts.maximum_nesting == 0u);
    BOOST_TEST(facts.instructions == 7u);
    BOOST_TEST(!facts.has_loops);
    BOOST_TEST(!facts.has_calls);
}

BOOST_AUTO_TEST_CASE(sees_loops_calls_and_nesting) {
    const FunctionFacts facts = facts_of_body({0x02, 0x40, 0x03, 0x40, 0x20, 0, 0x20, 1, 0x10, 0, 0x0B, 0x0B, 0x0B});
    BOOST_TEST(facts.maximum_nesting == 2u);
    BOOST_TEST(facts.has_loops);
    BOOST_TEST(facts.has_calls);
    BOOST_TEST(!facts.has_tail_calls);
    BOOST_TEST(facts_of_body({0x20, 0, 0x20, 1, 0x12, 0, 0x0B}).has_tail_calls);
}

BOOST_AUTO_TEST_CASE(sees_both_encodings_of_exceptions) {
    BOOST_TEST(facts_of_body({0x06, 0x40, 0x19, 0x0B, 0x0B}).has_legacy_exceptions);
    BOOST_TEST(facts_of_body({0x1F, 0x40, 0x00, 0x0B, 0x0B}).has_exceptions);
}

BOOST_AUTO_TEST_SUITE_END()
