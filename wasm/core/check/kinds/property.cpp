#include "check/kinds/property.hpp"

#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "check/format_value.hpp"
#include "check/judge_call.hpp"
#include "check/judge_ending.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_check.hpp"
#include "lab/read_equality.hpp"

namespace bengkel {
namespace {

constexpr RunPart kParts[] = {RunPart::Whole, RunPart::Reference};

constexpr std::array<std::string_view, 8> kOwnKeys = {"function", "file",  "args", "oracle",
                                                      "tries",    "sizes", "say",  "hidden"};
constexpr auto kKeys = joined(kOwnKeys, kEqualityKeys);
constexpr JsonShape kShapes[] = {{"/$defs/propertyCheck", kKeys},
                                 {"/$defs/searchSizes", kSearchSizeKeys, R"("sizes": {})", "/sizes"}};
constexpr JsonWords kWords[] = {{"/$defs/propertyCheck/properties/numbers", kNumbersWords}};

std::shared_ptr<const CheckKind> read_property(const JsonReader& reader, const CheckContext& context, Check& check) {
    auto property = std::make_shared<PropertyCheck>();
    property->search = read_search(reader, context);
    property->file = read_checked_file(reader, context);
    property->function = read_function(reader, context);
    property->equality = read_equality(reader, context.language);
    if (const auto oracle = reader.member("oracle")) property->oracle = context.read_attempt(*oracle, "passes/");
    check.functions = {property->function};
    return property;
}

/// A reference that raises wants the same of the learner's function; null when it came to no answer.
std::optional<std::pair<std::optional<Value>, std::string>> answer_of(const Observation& reference) {
    if (reference.ending == Ending::Finished && reference.value) return std::pair{reference.value, std::string()};
    if (reference.ending == Ending::Raised && reference.exception)
        return std::pair{std::optional<Value>(), reference.exception->type};
    return std::nullopt;
}

}  // namespace

const KindReader& property_kind() {
    static constexpr KindReader kKind = {"property", read_property, kShapes, kWords};
    return kKind;
}

std::span<const RunPart> PropertyCheck::parts() const { return kParts; }

Run PropertyCheck::try_run(const Grading&, RunPart part, const List& args, Run run) const {
    if (part == RunPart::Reference) lay_over(run.files, oracle.files);
    return calling_run(std::move(run), {EntryKind::Call, file, function}, args, {});
}

std::optional<Failure> PropertyCheck::judge_try(const Grading& grading, std::size_t number, const List& args) const {
    const Language language = grading.lab.language;
    const auto answer = answer_of(*grading.seen.find(number, RunPart::Reference));
    std::optional<Failure> failure;
    if (answer) {
        const auto& [want, raises] = *answer;
        failure = judge_call(want, raises, equality, *grading.seen.find(number, RunPart::Whole));
    } else {
        failure = failure_of_platform();
    }
    if (failure) failure->call = format_call(function, args.items, {}, language);
    return failure;
}

}  // namespace bengkel
