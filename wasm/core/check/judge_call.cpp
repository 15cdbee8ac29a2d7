#include "check/judge_call.hpp"

#include <algorithm>
#include <string_view>

#include "check/format_value.hpp"
#include "check/judge_ending.hpp"

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

std::optional<Failure> judge_raise(const std::string& raises, const Observation& seen, Language language) {
    if (raised_as_wanted(seen, raises, language)) return std::nullopt;
    std::optional<Failure> failure = failure_of_ending(seen);
    if (!failure) {
        failure = Failure{};
        failure->code = FailureCode::DidNotRaise;
        failure->printed = shown_text(as_text(seen.output));
        if (seen.value) failure->got = format_value(*seen.value, language);
    } else if (failure->code == FailureCode::Raised && !is_raised_before_call(*seen.exception, language)) {
        failure->code = FailureCode::RaisedOther;
    }
    failure->expected = raises;
    return failure;
}

std::optional<Failure> judge_value(const Value& want, const Equality& equality, const Observation& seen) {
    std::optional<Failure> failure = failure_of_ending(seen);
    if (!failure) {
        failure = Failure{};
        failure->printed = shown_text(as_text(seen.output));
        if (seen.value) {
            failure->mismatch = find_mismatch(want, *seen.value, equality);
            if (!failure->mismatch) return std::nullopt;
            const bool is_type = failure->mismatch->reason == Mismatch::Reason::Type;
            failure->code = is_type ? FailureCode::WrongType : FailureCode::WrongValue;
            failure->got = format_value(*seen.value, equality.language);
        } else {
            // A call that finished has a value; a result without one is not from our harness.
            failure->code = FailureCode::BadResult;
        }
    }
    failure->expected = format_value(want, equality.language);
    return failure;
}

}  // namespace

std::optional<Failure> judge_call(const std::optional<Value>& want, const std::string& raises, const Equality& equality,
                                  const Observation& seen) {
    return want ? judge_value(*want, equality, seen) : judge_raise(raises, seen, equality.language);
}

}  // namespace bengkel
