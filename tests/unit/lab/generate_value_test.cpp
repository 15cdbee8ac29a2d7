#include "lab/generate_value.hpp"

#include "support/values.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace bengkel;
using namespace bengkel::test;

namespace {

constexpr Measure kSize{1, 1, 0};

Measure exactly(std::int64_t number) { return {0, 1, number}; }

Generator ints(std::int64_t from, Measure to) { return {MadeInteger{exactly(from), to}}; }

Generator list_of(Measure length, Generator of, bool is_sorted = false, bool is_distinct = false) {
    return {MadeList{length, {std::move(of)}, is_sorted, is_distinct}};
}

Value made(const Generator& generator, std::int64_t size, std::uint64_t seed = 1) {
    Random random(seed);
    auto value = generate_value(generator, size, random);
    BOOST_REQUIRE(value.has_value());
    return *std::move(value);
}

std::string refusal(const Generator& generator, std::int64_t size) {
    Random random(1);
    const auto value = generate_value(generator, size, random);
    return value ? "" : value.error().front().code;
}

std::vector<std::int64_t> numbers(const Value& list) {
    std::vector<std::int64_t> found;
    for (const Value& item : std::get<List>(list.data).items)
        found.push_back(std::stoll(format_integer(std::get<Integer>(item.data))));
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(generate_value_suite)

// The first outputs that the algorithm's own reference program gives for the seed 1234567.
BOOST_AUTO_TEST_CASE(splits_and_mixes_as_published) {
    Random random(1'234'567);
    for (const std::uint64_t wanted :
         {6457827717110365317u, 3203168211198807973u, 9817491932198370423u, 4593380528125082431u, 16408922859458223821u})
        BOOST_TEST(random.next() == wanted);
}

BOOST_AUTO_TEST_CASE(reaches_every_number_of_a_range_and_no_other) {
    const std::vector<std::int64_t> found = numbers(made(list_of(exactly(500), ints(-2, exactly(4))), 0));
    BOOST_TEST(std::set(found.begin(), found.end()) == std::set<std::int64_t>({-2, -1, 0, 1, 2, 3, 4}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(follows_the_size) {
    BOOST_TEST(amount_of({2, 1, -1}, 10) == 19);
    BOOST_TEST(amount_of({1, 2, 0}, 7) == 3);
    BOOST_TEST(amount_of({0, 1, 5}, 1'000'000) == 5);
    BOOST_TEST(numbers(made(list_of(kSize, ints(1, kSize)), 64)).size() == 64u);
}

BOOST_AUTO_TEST_CASE(is_the_same_for_the_same_seed_only) {
    const Generator generator = list_of(kSize, ints(1, exactly(1'000'000)));
    BOOST_TEST(encode_value(made(generator, 20, 5)) == encode_value(made(generator, 20, 5)));
    BOOST_TEST(encode_value(made(generator, 20, 5)) != encode_value(made(generator, 20, 6)));
    BOOST_TEST(seed_for("sum", 1, 0) != seed_for("sum", 2, 0));
    BOOST_TEST(seed_for("sum", 1, 0) != seed_for("sums", 1, 0));
    BOOST_TEST(seed_for("sum", 1, 0) != seed_for("sum", 1, 1));
}

BOOST_AUTO_TEST_CASE(sorts_and_keeps_apart) {
    const std::vector<std::int64_t> found = numbers(made(list_of(kSize, ints(-50, exactly(50)), true, true), 90));
    BOOST_TEST(std::ranges::is_sorted(found));
    BOOST_TEST(std::set(found.begin(), found.end()).size() == 90u);

    MadeRecord line;
    line.fields = {{"order", {JoinedText{{{text("SO-")}, ints(10, exactly(99))}}}}, {"sen", ints(1, exactly(9))}};
    const Value lines = made(list_of(kSize, {line}, true), 200);
    std::vector<std::string> orders;
    for (const Value& item : std::get<List>(lines.data).items)
        orders.push_back(std::get<std::string>(std::get<Map>(item.data).entries[0].second.data));
    BOOST_TEST(std::ranges::is_sorted(orders));
    BOOST_TEST(orders.front().starts_with("SO-"));
    BOOST_TEST(orders.front().size() == 5u);
}

BOOST_AUTO_TEST_CASE(sorts_ints_of_any_length_and_sign) {
    const std::vector<std::int64_t> found = numbers(made(list_of(exactly(300), ints(-70'000, exactly(70'000)), true), 0));
    BOOST_TEST(std::ranges::is_sorted(found));
    BOOST_TEST(found.front() < -256);
    BOOST_TEST(found.back() > 256);
}

BOOST_AUTO_TEST_CASE(leaves_what_is_given_as_it_is) {
    FixedList fixed{{{text("a")}, {MadeChoice{{{boolean(true)}}}}, {real(1.5)}}, true};
    BOOST_TEST(encode_value(made({fixed}, 3)) == encode_value(tuple({text("a"), boolean(true), real(1.5)})));
    const Value words = made({MadeText{exactly(200), {"a", "\u7a0e"}}}, 0);
    BOOST_TEST(std::get<std::string>(words.data).find("\u7a0e") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(refuses_what_cannot_be_made) {
    BOOST_TEST(refusal(ints(10, kSize), 9) == "generate.empty-range");
    BOOST_TEST(refusal(list_of({1, 1, -5}, ints(1, exactly(2))), 4) == "generate.negative-length");
    BOOST_TEST(refusal(list_of(kSize, ints(1, exactly(5)), false, true), 6) == "generate.not-distinct");
    BOOST_TEST(refusal(list_of(kSize, ints(1, exactly(5))), 1'000'000) == "generate.too-large");
    BOOST_TEST(refusal({MadeText{{1000, 1, 0}, {"x"}}}, 1'000'000) == "generate.too-large");
}

BOOST_AUTO_TEST_CASE(keeps_within_its_cap) {
    const Generator generator = list_of(kSize, list_of(exactly(3), ints(0, exactly(INT64_C(1) << 40))));
    BOOST_TEST(refusal(list_of(kSize, {FixedList{{{FixedList{}}, {MadeRecord{}}}, false}}), 300'000) ==
               "generate.too-large");
    std::int64_t size = 1;
    while (refusal(generator, 2 * size).empty()) size *= 2;
    const std::size_t bytes = encode_value(made(generator, size)).size();
    BOOST_TEST(bytes <= kMaximumGeneratedBytes);
    BOOST_TEST(bytes > kMaximumGeneratedBytes / 8);
}

BOOST_AUTO_TEST_SUITE_END()
