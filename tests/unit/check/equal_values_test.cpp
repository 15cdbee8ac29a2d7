#include "check/equal_values.hpp"

#include "check/compare_numbers.hpp"
#include "support/values.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

using namespace bengkel;
using namespace bengkel::test;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
const Equality kAny{{}, Numbers::Any};

Equality within(double absolute, double relative = 0) { return {{absolute, relative}, Numbers::Typed}; }

std::string told(const Value& want, const Value& got, const Equality& equality = {}) {
    const std::optional<Mismatch> mismatch = find_mismatch(want, got, equality);
    if (!mismatch) return "equal";
    return std::string(reason_name(mismatch->reason)) + " at \"" + mismatch->path + "\": " + mismatch->want + " / " +
           mismatch->got;
}

/// 0.0 will do for neither when -0.0 is asked for, so the two laws below leave signs of zeroes out.
bool holds_negative_zero(const Value& value) {
    const Bytes encoded = encode_value(value);
    for (std::size_t i = 0; i + 8 < encoded.size(); ++i) {
        const bool is_zero =
            encoded[i] == 4 && std::ranges::all_of(ByteView(encoded).subspan(i + 1, 7), [](auto b) { return b == 0; });
        if (is_zero && encoded[i + 8] == 0x80) return true;
    }
    return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(equal_values_suite)

BOOST_AUTO_TEST_CASE(keeps_the_number_types_apart) {
    BOOST_TEST(told(integer(1), real(1)) == "type at \"\": int / float");
    BOOST_TEST(told(integer(1), boolean(true)) == "type at \"\": int / bool");
    BOOST_TEST(told(real(0), integer(0)) == "type at \"\": float / int");
    BOOST_TEST(told(list({integer(1)}), tuple({integer(1)})) == "type at \"\": list / tuple");
    BOOST_TEST(told(text("a"), bytes("a")) == "type at \"\": str / bytes");
    BOOST_TEST(told(integer(0), none()) == "type at \"\": int / None");
}

BOOST_AUTO_TEST_CASE(takes_any_number_when_told_to) {
    BOOST_TEST(told(integer(1), real(1), kAny) == "equal");
    BOOST_TEST(told(real(1), boolean(true), kAny) == "equal");
    BOOST_TEST(told(integer(2), boolean(true), kAny) == "value at \"\":  / ");
    BOOST_TEST(told(integer(1), text("1"), kAny) == "type at \"\": int / str");
    BOOST_TEST(told(map({{integer(1), integer(2)}}), map({{real(1), real(2)}}), kAny) == "equal");
    BOOST_TEST(told(set({integer(1), real(2)}), set({integer(2), boolean(true)}), kAny) == "equal");
}

BOOST_AUTO_TEST_CASE(compares_numbers_exactly) {
    BOOST_TEST(told(big("9007199254740993"), real(9007199254740992.0), kAny) != "equal");
    BOOST_TEST(told(big("9007199254740992"), real(9007199254740992.0), kAny) == "equal");
    BOOST_TEST(told(big("1606938044258990275541962092341162602522202993782792835301376"), real(std::ldexp(1.0, 200)),
                    kAny) == "equal");
    BOOST_TEST(told(big("-1606938044258990275541962092341162602522202993782792835301376"), real(-std::ldexp(1.0, 200)),
                    kAny) == "equal");
    BOOST_TEST(told(integer(0), real(0.5), kAny) != "equal");
    BOOST_TEST(told(integer(-3), integer(3)) != "equal");
    BOOST_TEST(told(real(0.1 + 0.2), real(0.3)) != "equal");
}

BOOST_AUTO_TEST_CASE(knows_the_odd_floats) {
    BOOST_TEST(equal_values(real(kNan), real(kNan)));
    BOOST_TEST(!equal_values(real(kNan), real(0)));
    BOOST_TEST(equal_values(real(kInfinity), real(kInfinity)));
    BOOST_TEST(!equal_values(real(kInfinity), real(-kInfinity)));
    BOOST_TEST(!equal_values(real(kInfinity), real(1), within(1, 1)));
    BOOST_TEST(!equal_values(real(1), real(kInfinity), within(1, 1)));
    BOOST_TEST(!equal_values(real(kNan), real(1), within(1, 1)));
    BOOST_TEST(!equal_values(real(1), real(kNan), within(1, 1)));
    BOOST_TEST(equal_values(real(0.0), real(-0.0)));
    BOOST_TEST(equal_values(real(-0.0), real(-0.0)));
    BOOST_TEST(!equal_values(real(-0.0), real(0.0)));
    BOOST_TEST(!equal_values(real(-0.0), integer(0), kAny));
}

BOOST_AUTO_TEST_CASE(accepts_what_lies_within_the_tolerance) {
    BOOST_TEST(equal_values(real(0.3), real(0.1 + 0.2), within(1e-9)));
    BOOST_TEST(!equal_values(real(1), real(1.1), within(0.05)));
    BOOST_TEST(equal_values(real(1000), real(1009), within(0, 0.01)));
    BOOST_TEST(!equal_values(real(1000), real(1011), within(0, 0.01)));
    BOOST_TEST(equal_values(integer(100), integer(101), within(1)));
    BOOST_TEST(!equal_values(integer(100), integer(102), within(1)));
    BOOST_TEST(!equal_values(integer(100), real(100), within(1)));
    BOOST_TEST(equal_values(big("100000000000000000000"), big("100000000000000000001"), within(1)));
    BOOST_TEST(!equal_values(big("100000000000000000000"), big("100000000000000000002"), within(1)));
    BOOST_TEST(equal_values(big("-1"), big("1"), within(2)));
    BOOST_TEST(!equal_values(big("-1"), big("1"), within(1.5)));
    BOOST_TEST(equal_values(list({map({{text("a"), real(1)}})}), list({map({{text("a"), real(1.0001)}})}), within(0.001)));
    BOOST_TEST(!equal_values(map({{real(1), none()}}), map({{real(1.0001), none()}}), within(0.001)));
}

BOOST_AUTO_TEST_CASE(pairs_the_items_of_a_set) {
    BOOST_TEST(equal_values(set({integer(1), integer(2)}), set({integer(2), integer(1)})));
    BOOST_TEST(told(set({integer(1)}), set({integer(2)})) == "missing-item at \"\": 1 / ");
    BOOST_TEST(told(set({integer(1)}), set({integer(1), integer(2)})) == "extra-item at \"\":  / 2");
    BOOST_TEST(told(set({integer(1), integer(2)}), set({integer(2), real(1)})) == "type at \"\": int / float");
    BOOST_TEST(told(set({tuple({integer(1)})}), set({tuple({real(1)})})) == "type at \"\": int / float");
    // 1.0 fits either, 1.1 only one: the pairing has to be found, not grabbed.
    BOOST_TEST(equal_values(set({real(1.0), real(0.85)}), set({real(0.94), real(1.09)}), within(0.1)));
    BOOST_TEST(equal_values(set({real(0.85), real(1.0)}), set({real(1.09), real(0.94)}), within(0.1)));
}

BOOST_AUTO_TEST_CASE(compares_maps_by_key) {
    const Value want = map({{text("a"), integer(1)}, {text("b"), integer(2)}});
    BOOST_TEST(equal_values(want, map({{text("b"), integer(2)}, {text("a"), integer(1)}})));
    BOOST_TEST(told(want, map({{text("a"), integer(1)}})) == "missing-key at \"\": 'b' / ");
    BOOST_TEST(told(want, map({{text("b"), integer(2)}, {text("c"), none()}, {text("a"), integer(1)}})) ==
               "extra-key at \"\":  / 'c'");
    BOOST_TEST(told(want, map({{text("a"), integer(1)}, {text("b"), text("2")}})) == "type at \"['b']\": int / str");
}

BOOST_AUTO_TEST_CASE(says_where) {
    const Value want = list({integer(0), integer(1), map({{text("tax"), integer(5)}})});
    const Value got = list({integer(0), integer(1), map({{text("tax"), real(5)}})});
    BOOST_TEST(told(want, got) == "type at \"[2]['tax']\": int / float");
    BOOST_TEST(told(list({integer(1)}), list({})) == "length at \"\": 1 / 0");
    BOOST_TEST(told(list({list({integer(1)})}), list({list({integer(1), integer(2)})})) == "length at \"[0]\": 1 / 2");
    const Value long_key = map({{text(std::string(100, 'k')), integer(1)}});
    BOOST_TEST(find_mismatch(long_key, map({{text(std::string(100, 'k')), integer(2)}}))->path ==
               "['" + std::string(39, 'k') + "…]");
}

BOOST_AUTO_TEST_CASE(compares_opaque_objects_by_type_and_text) {
    BOOST_TEST(equal_values({Opaque{"decimal.Decimal", "1.5"}}, {Opaque{"decimal.Decimal", "1.5"}}));
    BOOST_TEST(!equal_values({Opaque{"decimal.Decimal", "1.5"}}, {Opaque{"decimal.Decimal", "1.50"}}));
    BOOST_TEST(told(real(1.5), {Opaque{"decimal.Decimal", "1.5"}}) == "type at \"\": float / decimal.Decimal");
    BOOST_TEST(told({Opaque{"A", ""}}, {Opaque{"B", ""}}) == "type at \"\": A / B");
}

BOOST_AUTO_TEST_CASE(every_value_equals_itself) {
    std::mt19937_64 random(2);
    for (int i = 0; i < 3'000; ++i) {
        const Value value = any_value(random, 4);
        for (const Equality& equality : {Equality{}, kAny, within(0.5, 0.5)})
            BOOST_REQUIRE(equal_values(value, value, equality));
        const Result<Value> copy = decode_value(encode_value(value));
        BOOST_REQUIRE(copy && equal_values(value, *copy) && equal_values(*copy, value));
    }
}

BOOST_AUTO_TEST_CASE(equality_is_symmetric_without_a_tolerance) {
    std::mt19937_64 random(3);
    int equal = 0;
    for (int i = 0; i < 20'000; ++i) {
        const Value left = any_value(random, 3);
        const Value right = any_value(random, 3);
        if (holds_negative_zero(left) || holds_negative_zero(right)) continue;
        for (const Equality& equality : {Equality{}, kAny}) {
            const bool is_equal = equal_values(left, right, equality);
            equal += is_equal ? 1 : 0;
            BOOST_REQUIRE_EQUAL(is_equal, equal_values(right, left, equality));
        }
    }
    BOOST_TEST(equal > 100);
}

BOOST_AUTO_TEST_CASE(typed_equality_implies_loose_equality) {
    std::mt19937_64 random(4);
    for (int i = 0; i < 20'000; ++i) {
        const Value left = any_value(random, 3);
        const Value right = any_value(random, 3);
        if (equal_values(left, right))
            BOOST_REQUIRE(equal_values(left, right, kAny) && equal_values(left, right, within(1)));
    }
}

BOOST_AUTO_TEST_CASE(large_sets_and_maps_take_no_quadratic_time) {
    std::vector<Value> items;
    std::vector<std::pair<Value, Value>> entries;
    for (int i = 0; i < 20'000; ++i) {
        items.push_back(integer(i));
        entries.emplace_back(integer(i), none());
    }
    const auto start = std::chrono::steady_clock::now();
    BOOST_TEST(equal_values(set(items), set(items)));
    BOOST_TEST(equal_values(map(entries), map(entries)));
    BOOST_TEST(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() < 5);
}

BOOST_AUTO_TEST_CASE(rounds_integers_to_floats) {
    BOOST_TEST(to_double(integer_of(-5)) == -5.0);
    BOOST_TEST(to_double(*parse_integer("1" + std::string(30, '0'))) == 1e30);
    BOOST_TEST(to_double(*parse_integer("1" + std::string(400, '0'))) == kInfinity);
    BOOST_TEST(to_double(*parse_integer("-1" + std::string(4'000, '0'))) == -kInfinity);
}

BOOST_AUTO_TEST_SUITE_END()
