#include "check/follow_watch.hpp"

#include <boost/test/unit_test.hpp>

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

using namespace bengkel;

namespace {

Value whole(std::int64_t number) { return {integer_of(number)}; }

std::vector<Value> wholes(std::initializer_list<std::int64_t> numbers) {
    std::vector<Value> values;
    for (const std::int64_t number : numbers) values.push_back(whole(number));
    return values;
}

const Watch kTotals{"main.py", "totals", {{List{wholes({30, 25})}}}, "total", wholes({0, 30, 55})};

FollowedCall call(std::vector<Value> values, bool has_returned = true) {
    return {kTotals.args, std::move(values), has_returned};
}

/// "" when nothing is wrong.
std::string told(const FollowedCall& call, const Watch& watch = kTotals) {
    const auto departure = find_departure(watch, call, Language::Python);
    if (!departure) return "";
    return std::to_string(departure->value) + ": " + departure->got + ", not " + departure->expected.value_or("any");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(follow_watch)

BOOST_AUTO_TEST_CASE(right_values_are_no_departure) { BOOST_TEST(told(call(wholes({0, 30, 55}))) == ""); }

BOOST_AUTO_TEST_CASE(the_first_other_value_is_told) {
    BOOST_TEST(told(call(wholes({0, 25, 55}))) == "1: 25, not 30");
    BOOST_TEST(told(call(wholes({30, 55}))) == "0: 30, not 0");
}

BOOST_AUTO_TEST_CASE(a_value_too_many_is_told) { BOOST_TEST(told(call(wholes({0, 30, 55, 60}))) == "3: 60, not any"); }

BOOST_AUTO_TEST_CASE(a_missing_value_is_told_only_of_a_call_that_is_over) {
    BOOST_TEST(told(call(wholes({0, 30}))) == "2: 30, not 55");
    BOOST_TEST(told(call(wholes({0, 30}), false)) == "");
}

BOOST_AUTO_TEST_CASE(nothing_is_told_of_a_program_without_the_variable) { BOOST_TEST(told(call({})) == ""); }

BOOST_AUTO_TEST_CASE(types_count) { BOOST_TEST(told(call({{0.0}}), kTotals) == "0: 0.0, not 0"); }

BOOST_AUTO_TEST_CASE(lists_compare_as_data) {
    const Watch watch{"main.py", "f", {}, "seen", {{List{}}, {List{wholes({1})}}}};
    BOOST_TEST(told({{}, {{List{}}, {List{wholes({1})}}}, true}, watch) == "");
    BOOST_TEST(told({{}, {{List{}}, {List{wholes({2})}}}, true}, watch) == "1: [2], not [1]");
}

BOOST_AUTO_TEST_CASE(only_a_call_with_its_arguments_is_watched) {
    BOOST_TEST(is_watched(kTotals, call({})));
    BOOST_TEST(!is_watched(kTotals, {{{List{wholes({30})}}}, {}, true}));
    BOOST_TEST(!is_watched(kTotals, {{}, {}, true}));
}

BOOST_AUTO_TEST_SUITE_END()
