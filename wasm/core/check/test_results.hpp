#pragma once
// What a run of kind "unittest" hands back, in every language: {tests: [{name, outcome, message, line}]}. It comes from the
// guest of the program that was tested, and is believed as little as any other value.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/verdict.hpp"
#include "frame/value.hpp"

namespace bengkel {

enum class TestOutcome { Passed, Failed, Error };

struct TestResult {
    std::string name;
    TestOutcome outcome = TestOutcome::Passed;
    std::string message;     ///< empty when it passed
    std::uint32_t line = 0;  ///< in the file of tests; 0 unknown
};

/// Nothing when this is not what a run of tests hands back, or more than 1,000 of them.
[[nodiscard]] std::optional<std::vector<TestResult>> read_test_results(const Value& value);

/// The first that did not pass; null when all did.
[[nodiscard]] const TestResult* first_not_passed(const std::vector<TestResult>& tests);

/// Names a test in the details of a failure: test, outcome, message, file, and the line where it is known.
void tell_test(JsonObject& details, const TestResult& test, const std::string& file);

}  // namespace bengkel
