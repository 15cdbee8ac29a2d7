// Cases: tests/cases/report/<lab>/<name>.case.json holds a submission and recorded observations, spelled as
// support/observations.hpp says; beside it lies the Report that they must give.

#include "report/advance.hpp"

#include "base/print_problem.hpp"
#include "check/check_kinds.hpp"
#include "json/json_reader.hpp"
#include "lab/read_lab.hpp"
#include "observation/read_observation.hpp"
#include "report/write_report.hpp"
#include "support/lab_folder.hpp"
#include "support/observations.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace bengkel;
using namespace bengkel::test;

namespace {

template <class T>
T without_problems(Result<T> result) {
    if (!result) {
        for (const Problem& problem : result.error()) BOOST_ERROR(print_problem(problem));
        BOOST_FAIL("problems");
    }
    return *std::move(result);
}

struct Case {
    Lab lab;
    Submission submission;
    std::uint64_t seed = 0;
    std::vector<Observation> observations;
};

Case read_case(const std::filesystem::path& file) {
    const JsonDocument document = without_problems(parse_json(file.filename().string(), read_text(file)));
    JsonReading reading{document, "case"};
    const JsonReader root = reading.root();
    root.expect_keys({"submission", "seed", "observations"});

    Case read;
    read.lab = without_problems(read_lab(read_folder(file.parent_path() / "lab"), {}, check_kinds()));
    read.seed = std::stoull(root.text("seed"));
    std::vector<File> files;
    if (const auto submission = root.find("submission")) {
        for (const JsonReader& member : submission->members()) {
            const std::string text = member.text();
            files.push_back({member.key(), Bytes(text.begin(), text.end())});
        }
    }
    read.submission = without_problems(accept_submission(read.lab, std::move(files)));
    for (const JsonReader& item : root.items("observations")) {
        read.observations.push_back(without_problems(read_observation(observation_frame(read_host_says(item)))));
    }
    for (const Problem& problem : reading.problems) BOOST_ERROR(print_problem(problem, document.source));
    return read;
}

Step step_of(const Case& given, std::span<const Observation> observations) {
    return without_problems(advance(given.lab, given.submission, given.seed, observations));
}

Case any_case() { return read_case(cases("report") / "two-checks" / "everything-right.case.json"); }

}  // namespace

BOOST_AUTO_TEST_SUITE(report_cases)

BOOST_AUTO_TEST_CASE(every_case_gives_its_report) {
    for (const auto& file : case_files("report", ".case.json")) {
        BOOST_TEST_CONTEXT(file.string()) {
            const Case given = read_case(file);
            const Step step = step_of(given, given.observations);
            BOOST_REQUIRE(std::holds_alternative<Report>(step));
            std::string expectation = file.string();
            expectation.replace(expectation.size() - std::string_view("case.json").size(), std::string::npos,
                                "report.json");
            expect_text(expectation, write_report(std::get<Report>(step)));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_order_of_observations_does_not_matter) {
    const Case given = any_case();
    std::vector<Observation> shuffled = given.observations;
    const std::string report = write_report(std::get<Report>(step_of(given, shuffled)));
    for (int i = 0; i < 10; ++i) {
        std::ranges::next_permutation(shuffled, {}, &Observation::key);
        BOOST_TEST(write_report(std::get<Report>(step_of(given, shuffled))) == report);
    }
}

// Answered a step at a time, every case asks for exactly its observations, each once, and comes to the same Report.
BOOST_AUTO_TEST_CASE(asks_step_by_step_for_what_it_needs) {
    for (const auto& file : case_files("report", ".case.json")) {
        BOOST_TEST_CONTEXT(file.string()) {
            const Case given = read_case(file);
            std::vector<Observation> seen;
            Step step = step_of(given, seen);
            while (const auto* runs = std::get_if<std::vector<Run>>(&step)) {
                BOOST_REQUIRE(!runs->empty());
                for (const Run& run : *runs) {
                    const auto observation = std::ranges::find(given.observations, run.key, &Observation::key);
                    BOOST_REQUIRE_MESSAGE(observation != given.observations.end(), "asks for " << run.key);
                    seen.push_back(*observation);
                }
                step = step_of(given, seen);
            }
            BOOST_TEST(seen.size() == given.observations.size());
            BOOST_TEST(write_report(std::get<Report>(step)) ==
                       write_report(std::get<Report>(step_of(given, given.observations))));
        }
    }
}

BOOST_AUTO_TEST_CASE(asks_again_for_what_is_still_missing) {
    const Case given = any_case();
    const auto first = std::get<std::vector<Run>>(step_of(given, {}));
    BOOST_TEST(first.size() == 4u);
    const auto observation = std::ranges::find(given.observations, first.front().key, &Observation::key);
    const auto rest = std::get<std::vector<Run>>(step_of(given, {&*observation, 1}));
    BOOST_TEST(rest.size() == 3u);
    BOOST_TEST(!std::ranges::contains(rest, first.front().key, &Run::key));
}

BOOST_AUTO_TEST_CASE(refuses_observations_nobody_asked_for) {
    const Case given = any_case();
    std::vector<Observation> observations = given.observations;
    observations.push_back(observations.front());
    observations.push_back(observations.front());
    observations.back().key = "tax/9";
    const Result<Step> step = advance(given.lab, given.submission, given.seed, observations);
    BOOST_REQUIRE(!step.has_value());
    BOOST_REQUIRE_EQUAL(step.error().size(), 2u);
    BOOST_TEST(step.error()[0].code == "advance.duplicate-key");
    BOOST_TEST(step.error()[1].code == "advance.unknown-key");
}

BOOST_AUTO_TEST_SUITE_END()
