// Properties are searched and failures made simpler with C++ functions in the guest's place.

#include "check/kinds/metamorphic.hpp"
#include "check/kinds/property.hpp"

#include "check/format_value.hpp"
#include "support/values.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <numeric>
#include <string>
#include <utility>
#include <variant>
#include <vector>

using namespace bengkel;
using namespace bengkel::test;

namespace {

using Function = std::function<Value(const std::vector<Value>& args)>;

Generator ints(std::int64_t from, std::int64_t to) { return {MadeInteger{{0, 1, from}, {0, 1, to}}}; }
Generator list_of(Generator item, bool is_sorted = false, bool is_distinct = false) {
    return {MadeList{{1, 1, 0}, {std::move(item)}, is_sorted, is_distinct}};
}
Generator text_of(std::vector<std::string> alphabet) { return {MadeText{{1, 1, 0}, std::move(alphabet)}}; }
Generator record(std::vector<std::pair<std::string, Generator>> fields) { return {MadeRecord{std::move(fields)}}; }

const std::vector<Value>& items(const Value& value) { return std::get<List>(value.data).items; }

std::int64_t number(const Value& value) {
    const auto& integer = std::get<Integer>(value.data);
    std::int64_t magnitude = 0;
    for (std::size_t i = integer.magnitude.size(); i-- > 0;) magnitude = magnitude * 256 + integer.magnitude[i];
    return integer.is_negative ? -magnitude : magnitude;
}

Value total(const std::vector<Value>& args) {
    std::int64_t sum = 0;
    for (const Value& item : items(args[0])) sum += number(item);
    return integer(sum);
}

struct Outcomes {
    Verdict verdict;
    std::size_t runs = 0;        ///< of a guest
    std::size_t most_steps = 0;  ///< of asking
};

/// Answers whatever is asked until nothing is.
Outcomes searched(std::shared_ptr<SearchKind> kind, const Function& learner, const Function& reference,
                  std::uint64_t seed = 0) {
    Lab lab;
    Check& check = lab.checks.emplace_back();
    check.id = "c";
    check.body = kind;
    std::map<std::string, Observation> answers;
    Outcomes outcomes;
    for (;; ++outcomes.most_steps) {
        BOOST_REQUIRE(outcomes.most_steps < 500);
        std::vector<Observation> observations;
        for (const auto& [key, answer] : answers) observations.push_back(answer);
        const ByKey found = by_key(observations);
        const Grading grading{lab, check, seed, Seen("c", found)};
        bool is_done = true;
        for (const AskedRun& asked : kind->asked_runs(grading)) {
            const std::string key = run_key("c", asked.number, asked.part);
            if (answers.contains(key)) continue;
            is_done = false;
            ++outcomes.runs;
            const CheckKind& body = *kind;
            const Run run = body.make_run(grading, asked, Run());
            const Value message = decode_value(run.message).value();
            const auto& entries = std::get<Map>(message.data).entries;
            const auto args = std::ranges::find_if(
                entries, [](const auto& entry) { return std::get<std::string>(entry.first.data) == "args"; });
            Observation& answer = answers[key];
            answer.key = key;
            answer.value = (asked.part == RunPart::Reference ? reference : learner)(items(args->second));
        }
        if (!is_done) continue;
        kind->judge(grading, outcomes.verdict);
        return outcomes;
    }
}

Outcomes against(std::vector<Generator> args, const Function& learner, const Function& reference,
                 std::int64_t most_size = 30, std::uint64_t seed = 0) {
    const auto property = std::make_shared<PropertyCheck>();
    property->function = "f";
    property->search.args = std::move(args);
    property->search.most_size = most_size;
    return searched(property, learner, reference, seed);
}

std::string call_of(const Outcomes& outcomes) {
    return outcomes.verdict.failure ? outcomes.verdict.failure->call.value_or("") : "passed";
}

/// Right, except where `is_wrong` says.
Function wrong_where(const std::function<bool(const std::vector<Value>&)>& is_wrong) {
    return [=](const std::vector<Value>& args) { return integer(is_wrong(args) ? 1 : 0); };
}
const Function kZero = [](const std::vector<Value>&) { return integer(0); };

}  // namespace

BOOST_AUTO_TEST_SUITE(search_kind)

BOOST_AUTO_TEST_CASE(passes_what_always_agrees) {
    const Outcomes outcomes = against({list_of(ints(-9, 9))}, total, total);
    BOOST_TEST(call_of(outcomes) == "passed");
    BOOST_TEST(outcomes.verdict.cases_total == 50u);
    BOOST_TEST(outcomes.verdict.cases_passed == 50u);
    BOOST_TEST(outcomes.runs == 100u);
}

BOOST_AUTO_TEST_CASE(shows_the_one_item_that_matters) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto outcomes =
            against({list_of(ints(-1000, 1000))}, wrong_where([](const auto& args) {
                        return std::ranges::any_of(items(args[0]), [](const Value& item) { return number(item) < -37; });
                    }),
                    kZero, 200, seed);
        BOOST_TEST(call_of(outcomes) == "f([-38])");
        BOOST_TEST(outcomes.runs <= 2 * 50 + kMostShrinkingRuns);
    }
}

BOOST_AUTO_TEST_CASE(shows_two_items_that_only_matter_together) {
    const auto outcomes = against({list_of(ints(0, 60))}, wrong_where([](const auto& args) {
                                      std::vector<std::int64_t> seen;
                                      for (const Value& item : items(args[0])) {
                                          if (std::ranges::contains(seen, number(item))) return true;
                                          seen.push_back(number(item));
                                      }
                                      return false;
                                  }),
                                  kZero, 100);
    BOOST_TEST(std::ranges::count(call_of(outcomes), ',') == 1);
}

BOOST_AUTO_TEST_CASE(makes_numbers_smaller_within_their_range) {
    const auto at_least = [](std::int64_t bound) {
        return wrong_where([=](const auto& args) { return number(args[0]) >= bound; });
    };
    BOOST_TEST(call_of(against({ints(0, 100'000)}, at_least(777), kZero)) == "f(777)");
    BOOST_TEST(call_of(against({ints(500, 100'000)}, at_least(0), kZero)) == "f(500)");
    BOOST_TEST(call_of(against({ints(-100'000, -5)}, at_least(-100'000), kZero)) == "f(-5)");
}

BOOST_AUTO_TEST_CASE(makes_texts_and_records_plainer) {
    const auto has_sign =
        wrong_where([](const auto& args) { return std::get<std::string>(args[0].data).find("ü") != std::string::npos; });
    BOOST_TEST(call_of(against({text_of({"a", "b", "ü"})}, has_sign, kZero)) == "f('ü')");

    const auto is_dear = wrong_where([](const auto& args) {
        const auto& entries = std::get<Map>(args[0].data).entries;
        return number(entries[1].second) > 50;
    });
    BOOST_TEST(call_of(against({record({{"name", text_of({"x", "y"})}, {"sen", ints(0, 900)}})}, is_dear, kZero)) ==
               "f({'name': '', 'sen': 51})");
}

BOOST_AUTO_TEST_CASE(keeps_what_a_generator_promises) {
    const auto is_long = wrong_where([](const auto& args) {
        const auto& given = items(args[0]);
        BOOST_TEST(std::ranges::is_sorted(given, {}, number));
        BOOST_TEST((std::ranges::adjacent_find(given, {}, number) == given.end()));
        return given.size() >= 3;
    });
    BOOST_TEST(call_of(against({list_of(ints(0, 5000), true, true)}, is_long, kZero)) == "f([0, 1, 2])");
}

BOOST_AUTO_TEST_CASE(keeps_lengths_that_must_agree) {
    const auto is_long = wrong_where([](const auto& args) {
        BOOST_TEST(items(args[0]).size() == items(args[1]).size());
        return items(args[0]).size() >= 3;
    });
    BOOST_TEST(call_of(against({list_of(ints(0, 9)), list_of(ints(0, 9))}, is_long, kZero)) == "f([0, 0, 0], [0, 0, 0])");
}

BOOST_AUTO_TEST_CASE(stops_when_it_has_cost_enough) {
    const auto outcomes = against({list_of(ints(0, 1'000'000))},
                                  wrong_where([](const auto& args) { return items(args[0]).size() >= 150; }), kZero, 200);
    BOOST_TEST(outcomes.verdict.failure.has_value());
    BOOST_TEST(outcomes.runs <= 100u + kMostShrinkingRuns);
}

BOOST_AUTO_TEST_CASE(asks_the_reference_for_exceptions_too) {
    const auto property = std::make_shared<PropertyCheck>();
    property->search.args = {ints(0, 9)};
    Lab lab;
    Check& check = lab.checks.emplace_back();
    check.id = "c";
    check.body = property;
    property->search.tries = 1;
    Observation learner;
    learner.key = "c/0";
    learner.value = integer(1);
    Observation reference;
    reference.key = "c/0/reference";
    reference.ending = Ending::Raised;
    reference.exception = Exception{"ValueError", "", {{"main.py", 1, 1, 1, 1, "f", "x"}}};
    const auto code = [&] {
        const std::vector<Observation> observations = {learner, reference};
        const ByKey found = by_key(observations);
        Verdict verdict;
        check.body->judge({lab, check, 0, Seen("c", found)}, verdict);
        return std::string(verdict.failure ? failure_name(verdict.failure->code) : "passed");
    };
    BOOST_TEST(code() == "did-not-raise");
    learner.ending = Ending::Raised;
    learner.exception = reference.exception;
    BOOST_TEST(code() == "passed");
    reference.ending = Ending::OutOfFuel;
    BOOST_TEST(code() == "stopped");  // of the platform: the lab is at fault, not the learner
}

BOOST_AUTO_TEST_CASE(holds_a_value_to_its_relation) {
    using enum Change::How;
    const auto related = [](Change change, Relation relation, const Function& learner) {
        const auto metamorphic = std::make_shared<MetamorphicCheck>();
        metamorphic->function = "f";
        metamorphic->search.args = {list_of(ints(-50, 50))};
        metamorphic->change = std::move(change);
        metamorphic->relation = relation;
        return call_of(searched(metamorphic, learner, kZero));
    };
    const Function first = [](const std::vector<Value>& args) {
        return items(args[0]).empty() ? integer(0) : items(args[0]).front();
    };
    const Function count = [](const std::vector<Value>& args) {
        return integer(static_cast<std::int64_t>(items(args[0]).size()));
    };
    const Function same = [](const std::vector<Value>& args) { return args[0]; };
    BOOST_TEST(related({Reverse, 0, {}, 0}, {Relation::How::Same, 0}, total) == "passed");
    BOOST_TEST(related({Reverse, 0, {}, 0}, {Relation::How::Same, 0}, first) == "f([-1, 0])");
    BOOST_TEST(related({Times, 0, {}, -3}, {Relation::How::Times, -3}, total) == "passed");
    BOOST_TEST(related({Times, 0, {}, 3}, {Relation::How::Times, 3}, count) == "f([0])");
    BOOST_TEST(related({Repeat, 0, {}, 0}, {Relation::How::Times, 2}, total) == "passed");
    BOOST_TEST(related({Append, 0, integer(7), 0}, {Relation::How::Plus, 7}, total) == "passed");
    BOOST_TEST(related({Append, 0, integer(7), 0}, {Relation::How::Plus, 8}, total) == "f([7])");
    BOOST_TEST(related({Append, 0, integer(7), 0}, {Relation::How::NotLess, 0}, count) == "passed");
    BOOST_TEST(related({Append, 0, integer(7), 0}, {Relation::How::NotMore, 0}, count) == "f([7])");
    BOOST_TEST(related({Rotate, 0, {}, 0}, {Relation::How::SameItems, 0}, same) == "passed");
    BOOST_TEST(related({Reverse, 0, {}, 0}, {Relation::How::Reversed, 0}, same) == "passed");
    BOOST_TEST(related({Add, 0, {}, 1}, {Relation::How::NotLess, 0}, total) == "passed");
}

BOOST_AUTO_TEST_SUITE_END()
