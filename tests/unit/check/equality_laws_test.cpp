// What must hold of comparing whatever the values: laws, tried on values made from a seed.

#include "check/compare_money.hpp"
#include "check/compare_texts.hpp"
#include "check/equal_values.hpp"
#include "check/pair_items.hpp"
#include "support/values.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <variant>

using namespace bengkel;
using namespace bengkel::test;

namespace {

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t limit) { return static_cast<std::size_t>(random() % limit); }

template <class Items>
void shuffle(Items& items, Random& random) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(random, i)]);
}

std::string any_word(Random& random) {
    constexpr std::array<const char*, 12> kPieces = {
        "a", "A", " ", "\n", "\u00e9", "e\u0301", "\u1ec7", "e\u0323\u0302", "\u00df", "SS", "\u0130", "2026-11-23"};
    std::string word;
    for (std::size_t left = below(random, 5); left > 0; --left) word += kPieces[below(random, kPieces.size())];
    return word;
}

Equality any_rules(Random& random) {
    Equality equality;
    constexpr std::array<double, 3> kAmounts = {0, 0.5, 1.5};
    if (below(random, 3) == 0) {
        equality.money = static_cast<int>(below(random, 3));
    } else {
        equality.tolerance = {kAmounts[below(random, 3)], kAmounts[below(random, 2)],
                              static_cast<std::uint32_t>(below(random, 3))};
    }
    equality.numbers = static_cast<Numbers>(below(random, 2));
    equality.order = static_cast<ItemOrder>(below(random, 5));
    equality.text = {static_cast<TextRules::Case>(below(random, 2)), static_cast<TextRules::Space>(below(random, 3)),
                     static_cast<TextRules::Unicode>(below(random, 2))};
    equality.dates = static_cast<Dates>(below(random, 3));
    return equality;
}

/// Calls it with each value inside, and with the value itself.
void visit_all(Value& value, const auto& visit) {
    visit(value);
    const auto in_items = [&](std::vector<Value>& items) {
        for (Value& item : items) visit_all(item, visit);
    };
    if (auto* one = std::get_if<List>(&value.data)) in_items(one->items);
    if (auto* one = std::get_if<Tuple>(&value.data)) in_items(one->items);
    if (auto* one = std::get_if<Set>(&value.data)) in_items(one->items);
    if (auto* one = std::get_if<TableValue>(&value.data))
        for (auto& row : one->rows) in_items(row);
    if (auto* one = std::get_if<Map>(&value.data)) {
        for (auto& [key, item] : one->entries) {
            visit_all(key, visit);
            visit_all(item, visit);
        }
    }
}

/// With its own texts, and without what has laws of its own: -0.0 is no symmetric wish, and NaN no amount.
Value tame_value(Random& random, int depth) {
    Value value = any_value(random, depth);
    visit_all(value, [&](Value& part) {
        if (auto* real = std::get_if<double>(&part.data); real != nullptr && (!std::isfinite(*real) || *real == 0))
            *real = 2.5;
        if (std::holds_alternative<std::string>(part.data)) part = text(any_word(random));
    });
    return value;
}

/// A value that may well be equal to this one.
Value relative_of(Value value, Random& random) {
    visit_all(value, [&](Value& part) {
        if (below(random, 3) != 0) return;
        if (auto* real = std::get_if<double>(&part.data))
            *real = std::nextafter(*real + static_cast<double>(below(random, 2)) * 0.4, 1e300);
        if (std::holds_alternative<std::string>(part.data))
            part = text(std::get<std::string>(part.data) + (below(random, 2) == 0 ? " " : "\u0301"));
        if (auto* one = std::get_if<List>(&part.data)) {
            if (!one->items.empty() && below(random, 2) == 0) one->items.push_back(one->items.front());
            shuffle(one->items, random);
        }
    });
    return value;
}

std::size_t best_by_trying(const std::vector<std::vector<bool>>& fits, std::size_t got) {
    std::vector<std::size_t> order(got);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::size_t best = 0;
    do {
        std::size_t count = 0;
        for (std::size_t i = 0; i < std::min(fits.size(), got); ++i) count += fits[i][order[i]] ? 1 : 0;
        best = std::max(best, count);
    } while (std::ranges::next_permutation(order).found);
    return best;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(equality_laws)

BOOST_AUTO_TEST_CASE(every_value_will_do_for_itself) {
    Random random(11);
    for (int i = 0; i < 5'000; ++i) {
        const Value value = tame_value(random, 4);
        BOOST_REQUIRE(equal_values(value, value, any_rules(random)));
    }
    Equality money;
    money.money = 2;
    BOOST_TEST(!equal_values(real(std::nan("")), real(std::nan("")), money));
    BOOST_TEST(!equal_values(real(HUGE_VAL), real(HUGE_VAL), money));
    money.order = ItemOrder::Unordered;
    BOOST_TEST(!equal_values(list({real(std::nan(""))}), list({real(std::nan(""))}), money));
    money.order = ItemOrder::Set;
    BOOST_TEST(!equal_values(list({real(std::nan(""))}), list({real(std::nan(""))}), money));
}

BOOST_AUTO_TEST_CASE(equality_is_symmetric_but_for_a_relative_tolerance) {
    Random random(12);
    int equal = 0;
    for (int i = 0; i < 20'000; ++i) {
        Equality rules = any_rules(random);
        rules.tolerance.relative = 0;
        const Value left = tame_value(random, 3);
        const Value right = relative_of(left, random);
        const bool is_equal = equal_values(left, right, rules);
        equal += is_equal ? 1 : 0;
        BOOST_REQUIRE_EQUAL(is_equal, equal_values(right, left, rules));
    }
    BOOST_TEST((equal > 5'000 && equal < 19'000));
}

BOOST_AUTO_TEST_CASE(a_larger_tolerance_takes_no_less) {
    Random random(13);
    int equal = 0;
    for (int i = 0; i < 20'000; ++i) {
        Equality narrow = any_rules(random);
        narrow.money.reset();
        Equality wide = narrow;
        wide.tolerance.absolute += static_cast<double>(below(random, 2));
        wide.tolerance.relative += static_cast<double>(below(random, 2)) / 2;
        wide.tolerance.ulp += static_cast<std::uint32_t>(below(random, 4));
        const Value left = tame_value(random, 3);
        const Value right = relative_of(left, random);
        if (!equal_values(left, right, narrow)) continue;
        ++equal;
        BOOST_REQUIRE(equal_values(left, right, wide));
    }
    BOOST_TEST(equal > 3'000);
}

BOOST_AUTO_TEST_CASE(what_has_no_order_may_be_shuffled) {
    Random random(14);
    for (int i = 0; i < 5'000; ++i) {
        Equality rules = any_rules(random);
        rules.order = below(random, 2) == 0 ? ItemOrder::UnorderedEverywhere : ItemOrder::SetEverywhere;
        const Value left = tame_value(random, 4);
        const Value other = relative_of(left, random);
        Value shuffled = other;
        visit_all(shuffled, [&](Value& part) {
            if (auto* one = std::get_if<List>(&part.data)) shuffle(one->items, random);
        });
        BOOST_REQUIRE_EQUAL(equal_values(left, other, rules), equal_values(left, shuffled, rules));
    }
}

BOOST_AUTO_TEST_CASE(in_a_set_an_item_may_stand_twice) {
    Random random(15);
    for (int i = 0; i < 5'000; ++i) {
        Equality rules = any_rules(random);
        rules.order = below(random, 2) == 0 ? ItemOrder::Set : ItemOrder::SetEverywhere;
        Value items = list({tame_value(random, 2), tame_value(random, 2), tame_value(random, 2)});
        Value twice = items;
        auto& longer = std::get<List>(twice.data).items;
        longer.push_back(longer[below(random, 3)]);
        BOOST_REQUIRE(equal_values(items, twice, rules) && equal_values(twice, items, rules));
        rules.order = ItemOrder::Unordered;
        BOOST_REQUIRE(!equal_values(items, twice, rules) && !equal_values(twice, items, rules));
    }
}

BOOST_AUTO_TEST_CASE(what_counts_of_a_text_counts_again) {
    Random random(16);
    for (int i = 0; i < 20'000; ++i) {
        const TextRules rules = any_rules(random).text;
        const std::string once = what_counts(any_word(random), rules);
        BOOST_REQUIRE_EQUAL(what_counts(once, rules), once);
    }
}

BOOST_AUTO_TEST_CASE(the_same_amount_is_less_than_a_minor_unit_apart) {
    Random random(17);
    int equal = 0;
    for (int i = 0; i < 50'000; ++i) {
        const int digits = static_cast<int>(below(random, 4));
        const double unit = std::pow(10, -digits);
        const double left = (static_cast<double>(below(random, 2'000'000)) - 1'000'000) / 997;
        const double right = left + (static_cast<double>(below(random, 2'001)) - 1'000) / 900 * unit;
        Equality money;
        money.money = digits;
        const bool is_same = equal_values(real(left), real(right), money);
        equal += is_same ? 1 : 0;
        if (is_same) BOOST_REQUIRE(std::fabs(left - right) <= unit * (1 + 1e-9));
        // Rounded, both are the nearest amounts: half a unit away at most.
        const std::string amount = amount_of(real(left), digits).value();
        BOOST_REQUIRE(std::fabs(std::stod(amount) * unit - left) <= unit / 2 * (1 + 1e-6) + 1e-12);
    }
    BOOST_TEST((equal > 10'000 && equal < 40'000));
}

BOOST_AUTO_TEST_CASE(an_amount_has_no_type) {
    Random random(18);
    for (int i = 0; i < 5'000; ++i) {
        const std::int64_t whole = static_cast<std::int64_t>(below(random, 2'000'001)) - 1'000'000;
        const int digits = static_cast<int>(below(random, 7));
        const auto amount = amount_of(integer(whole), digits);
        BOOST_REQUIRE(amount && amount == amount_of(real(static_cast<double>(whole)), digits));
        BOOST_REQUIRE(amount == amount_of({Opaque{"decimal.Decimal", std::to_string(whole) + ".000"}}, digits));
    }
}

BOOST_AUTO_TEST_CASE(an_alternative_will_do_when_one_of_its_values_does) {
    Random random(19);
    int equal = 0;
    for (int i = 0; i < 20'000; ++i) {
        const Equality rules = any_rules(random);
        const Value left = tame_value(random, 2);
        const Value right = relative_of(tame_value(random, 2), random);
        const Value got = below(random, 2) == 0 ? left : relative_of(right, random);
        const bool is_equal = equal_values(left, got, rules) || equal_values(right, got, rules);
        equal += is_equal ? 1 : 0;
        BOOST_REQUIRE_EQUAL(is_equal, equal_values({AnyOf{{left, right}}}, got, rules));
        if (is_equal) BOOST_REQUIRE(equal_values(tuple({Value{AnyOf{{left, right}}}}), tuple({got}), rules));
    }
    BOOST_TEST(equal > 10'000);
}

BOOST_AUTO_TEST_CASE(no_pairing_is_larger) {
    Random random(20);
    for (int i = 0; i < 5'000; ++i) {
        const std::size_t wanted = 1 + below(random, 5);
        const std::size_t got = wanted + below(random, 2);
        std::vector<std::vector<bool>> fits(wanted, std::vector<bool>(got));
        for (auto& row : fits)
            for (std::size_t at = 0; at < got; ++at) row[at] = below(random, 3) == 0;
        Pairing pairing(wanted, got);
        complete(pairing, [&](std::size_t one, std::size_t other) { return fits[one][other]; });
        std::size_t count = 0;
        for (std::size_t one = 0; one < wanted; ++one) {
            if (pairing.of_wanted[one] == kNobody) continue;
            ++count;
            BOOST_REQUIRE(fits[one][pairing.of_wanted[one]] && pairing.of_got[pairing.of_wanted[one]] == one);
        }
        BOOST_REQUIRE_EQUAL(count, best_by_trying(fits, got));
    }
}

BOOST_AUTO_TEST_CASE(long_lists_without_an_order_take_no_quadratic_time) {
    Random random(21);
    std::vector<Value> items;
    for (int i = 0; i < 20'000; ++i) items.push_back(integer(i));
    std::vector<Value> shuffled = items;
    shuffle(shuffled, random);
    Equality rules;
    rules.order = ItemOrder::Unordered;
    BOOST_TEST(equal_values(list(items), list(shuffled), rules));
    std::vector<Value> others;
    for (int i = 0; i < 20'000; ++i) others.push_back(integer(-1 - i));
    // The budget ends here, not the day.
    BOOST_TEST(!equal_values(list(items), list(others), rules));
    rules.order = ItemOrder::SetEverywhere;
    BOOST_TEST(equal_values(list(items), list(shuffled), rules));
    BOOST_TEST(!equal_values(list(items), list(others), rules));
}

BOOST_AUTO_TEST_SUITE_END()
