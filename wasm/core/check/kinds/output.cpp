// Kind "output": the learner's program is run with a given input, and writes the wanted output. Leaving by sys.exit() with
// code 0 is finishing, any other code is not.

#include "check/compare_output.hpp"
#include "check/format_value.hpp"
#include "check/kinds/judge_case.hpp"

#include <utility>

namespace bengkel {

std::optional<Failure> judge_case(const OutputCheck& check, const OutputCase& given, const Observation& seen, Language) {
    const bool is_finished = seen.ending == Ending::Finished || (seen.ending == Ending::Exited && seen.exit_code == 0);
    std::optional<Failure> failure;
    if (is_finished) {
        const std::string_view output = as_text(seen.output);
        const std::optional<OutputMismatch> mismatch = compare_output(check.compare, check.tolerance, given.want, output);
        if (!mismatch) return std::nullopt;
        failure = Failure{};
        failure->code = FailureCode::WrongOutput;
        failure->difference = mismatch->position;
        failure->got = shown_text(output);
        failure->printed = *failure->got;
    } else {
        failure = failure_of_ending(seen);
    }
    failure->input = shown_text(given.input);
    failure->expected = shown_text(given.want);
    return failure;
}

std::size_t size_of_case(const OutputCase& given) {
    std::size_t size = given.input.size();
    for (const std::string& argument : given.argv) size += argument.size() + 1;
    return size;
}

}  // namespace bengkel
