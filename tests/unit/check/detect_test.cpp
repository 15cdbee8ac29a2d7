#include "check/detect.hpp"

#include "check/kinds/calls.hpp"
#include "check/run_checks.hpp"
#include "plan/make_run.hpp"
#include "support/values.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace bengkel;
using namespace bengkel::test;

namespace {

constexpr std::size_t kCases = 12;
constexpr const char* kDetector = "fails/adds-one/a.py";

/// f(i) is wanted to be i; the detector gives i + 1.
Lab lab_of_sums() {
    auto calls = std::make_shared<CallsCheck>();
    calls->file = "main.py";
    calls->function = "f";
    for (std::size_t i = 0; i < kCases; ++i) {
        CallCase given;
        given.args = {integer(static_cast<int>(i))};
        given.want = integer(static_cast<int>(i));
        given.is_hidden = i % 3 == 2;
        calls->cases.push_back(std::move(given));
    }
    Lab lab;
    Check& check = lab.checks.emplace_back();
    check.id = "sum";
    check.points = 1;
    check.body = std::move(calls);
    lab.misconceptions.push_back({"adds-one", "sum", {{"en", "One too many."}}, {{kDetector, {}}}});
    return lab;
}

Observation returned(std::size_t number, int value, const std::string& program = {}) {
    Observation seen;
    seen.key = run_key("sum", number) + program;
    seen.ending = Ending::Finished;
    seen.value = integer(value);
    return seen;
}

/// As the detector does, but for the cases in `other`.
std::vector<Observation> learner(const std::vector<std::size_t>& other) {
    std::vector<Observation> seen;
    for (std::size_t i = 0; i < kCases; ++i)
        seen.push_back(returned(i, static_cast<int>(i) + (std::ranges::contains(other, i) ? 2 : 1)));
    return seen;
}

struct Found {
    std::string told;  ///< the misconception's id, or empty
    std::size_t runs = 0;
};

/// The detector is run until nothing more is asked for.
Found found(std::vector<Observation> seen) {
    const Lab lab = lab_of_sums();
    for (;;) {
        std::vector<Verdict> verdicts = run_checks(lab, 0, seen);
        const ByKey observed = by_key(seen);
        std::vector<Observation> more;
        std::size_t runs = 0;
        for (const DetectorRun& run : detect(lab, 0, observed, verdicts)) {
            ++runs;
            const std::string key = run.seen.key_of(run.asked.number, run.asked.part);
            BOOST_TEST(key == run_key("sum", run.asked.number) + "@" + kDetector);
            if (run.seen.find(run.asked.number, run.asked.part) == nullptr)
                more.push_back(
                    returned(run.asked.number, static_cast<int>(run.asked.number) + 1, "@" + std::string(kDetector)));
        }
        const Misconception* told = verdicts.front().misconception;
        if (more.empty()) return {told == nullptr ? "" : told->id, runs};
        // Nothing is told before everything that was asked for has been seen.
        BOOST_TEST(told == nullptr);
        for (Observation& one : more) seen.push_back(std::move(one));
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(detect_suite)

BOOST_AUTO_TEST_CASE(a_program_that_does_all_that_a_detector_does_is_told_so) {
    const Found all = found(learner({}));
    BOOST_TEST(all.told == "adds-one");
    BOOST_TEST(all.runs == kCases);
}

BOOST_AUTO_TEST_CASE(a_program_that_differs_in_one_run_is_not_told_so) {
    for (std::size_t odd = 0; odd < kCases; ++odd) BOOST_TEST_CONTEXT("differs in case " << odd) {
            BOOST_TEST(found(learner({odd})).told.empty());
        }
}

BOOST_AUTO_TEST_CASE(a_detector_that_differs_at_once_costs_one_run) { BOOST_TEST(found(learner({0})).runs == 1u); }

BOOST_AUTO_TEST_CASE(a_run_that_was_cut_off_is_like_no_other) {
    for (std::size_t odd = 0; odd < kCases; ++odd) BOOST_TEST_CONTEXT("case " << odd) {
            std::vector<Observation> seen = learner({});
            seen[odd].ending = Ending::Stopped;
            seen[odd].stopped_by = StoppedBy::Platform;
            seen[odd].value.reset();
            BOOST_TEST(found(std::move(seen)).told.empty());
        }
}

BOOST_AUTO_TEST_SUITE_END()
