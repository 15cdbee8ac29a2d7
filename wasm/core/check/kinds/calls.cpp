// Kind "calls": the learner's function is called with given arguments, and returns the wanted value or raises the wanted
// exception.

#include "check/equal_values.hpp"
#include "check/format_value.hpp"
#include "check/kinds/judge_case.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace bengkel {
namespace {

/// "ShippingError" names both itself and "shipping.ShippingError", "out_of_range" also "std::out_of_range".
bool is_named(std::string_view type, std::string_view wanted) {
    if (type == wanted) return true;
    if (type.size() <= wanted.size() || !type.ends_with(wanted)) return false;
    const char before = type[type.size() - wanted.size() - 1];
    return before == '.' || before == ':';
}

/// A module that raises while it is imported has not been called yet, whatever it raises; nor has what does not compile.
bool is_raised_before_call(const Exception& exception, Language language) {
    if (language == Language::Cpp) return exception.type == "CompileError";
    return !exception.frames.empty() && exception.frames.front().function == "<module>";
}

/// A subclass of the wanted exception will do, as it would for the language's own except or catch.
bool raised_as_wanted(const Observation& seen, std::string_view wanted, Language language) {
    if (seen.ending == Ending::Exited) return language == Language::Python && wanted == "SystemExit";
    if (!seen.exception || is_raised_before_call(*seen.exception, language)) return false;
    return is_named(seen.exception->type, wanted) ||
           std::ranges::any_of(seen.lineage, [&](const std::string& type) { return is_named(type, wanted); });
}

std::optional<Failure> judge_raise(const CallCase& given, const Observation& seen, Language language) {
    if (raised_as_wanted(seen, given.raises, language)) return std::nullopt;
    std::optional<Failure> failure = failure_of_ending(seen);
    if (!failure) {
        failure = Failure{};
        failure->code = FailureCode::DidNotRaise;
        failure->printed = shown_text(as_text(seen.output));
        if (seen.value) failure->got = format_value(*seen.value, language);
    } else if (failure->code == FailureCode::Raised && !is_raised_before_call(*seen.exception, language)) {
        failure->code = FailureCode::RaisedOther;
    }
    failure->expected = given.raises;
    return failure;
}

std::optional<Failure> judge_value(const CallsCheck& check, const Value& want, const Observation& seen, Language language) {
    std::optional<Failure> failure = failure_of_ending(seen);
    if (!failure) {
        failure = Failure{};
        failure->printed = shown_text(as_text(seen.output));
        if (seen.value) {
            failure->mismatch = find_mismatch(want, *seen.value, {check.tolerance, check.numbers, language});
            if (!failure->mismatch) return std::nullopt;
            const bool is_type = failure->mismatch->reason == Mismatch::Reason::Type;
            failure->code = is_type ? FailureCode::WrongType : FailureCode::WrongValue;
            failure->got = format_value(*seen.value, language);
        } else {
            // A call that finished has a value; a result without one is not from our harness.
            failure->code = FailureCode::BadResult;
        }
    }
    failure->expected = format_value(want, language);
    return failure;
}

}  // namespace

std::optional<Failure> judge_case(const CallsCheck& check, const CallCase& given, const Observation& seen,
                                  Language language) {
    std::optional<Failure> failure =
        given.want ? judge_value(check, *given.want, seen, language) : judge_raise(given, seen, language);
    if (failure) failure->call = format_call(check.function, given, language);
    return failure;
}

std::size_t size_of_case(const CallCase& given) {
    std::size_t size = encode_value({List{given.args}}).size();
    for (const auto& [name, value] : given.kwargs) size += name.size() + encode_value(value).size();
    return size;
}

}  // namespace bengkel
