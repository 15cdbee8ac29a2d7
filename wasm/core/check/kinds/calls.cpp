#include "check/kinds/calls.hpp"

#include <array>
#include <memory>
#include <string_view>

#include "check/format_value.hpp"
#include "check/judge_call.hpp"
#include "lab/lab_format.hpp"
#include "lab/names.hpp"
#include "lab/read_check.hpp"
#include "lab/read_equality.hpp"
#include "lab/read_value.hpp"

namespace bengkel {
namespace {

constexpr std::array<std::string_view, 3> kOwnKeys = {"function", "file", "cases"};
constexpr auto kKeys = joined(kOwnKeys, kEqualityKeys);
constexpr std::array<std::string_view, 6> kCaseKeys = {"args", "kwargs", "want", "raises", "say", "hidden"};
constexpr JsonShape kShapes[] = {{"/$defs/callsCheck", kKeys},
                                 {"/$defs/callCase", kCaseKeys, R"("cases": [{}])", "/cases/0"}};
constexpr JsonWords kWords[] = {{"/$defs/callsCheck/properties/numbers", kNumbersWords}};

std::vector<std::pair<std::string, Value>> read_kwargs(const JsonReader& reader, const CheckContext& context) {
    std::vector<std::pair<std::string, Value>> kwargs;
    if (context.language != Language::Python)
        reader.report_key("useless-kwargs", std::string(language_title(context.language)) + " has no arguments by name");
    for (const JsonReader& member : reader.members()) {
        if (!is_identifier(member.key())) member.report_key("bad-name", "\"" + member.key() + "\" cannot name an argument");
        kwargs.emplace_back(member.key(), read_value(member, context.language));
    }
    return kwargs;
}

CallCase read_case(const JsonReader& reader, const CheckContext& context) {
    CallCase one;
    if (!reader.expect(JsonType::Object)) return one;
    reader.expect_keys(kCaseKeys);
    for (const JsonReader& arg : reader.items("args")) one.args.push_back(read_value(arg, context.language));
    if (const auto kwargs = reader.find("kwargs")) one.kwargs = read_kwargs(*kwargs, context);

    const auto want = reader.find("want");
    const auto raises = reader.find("raises");
    if (want.has_value() == raises.has_value())
        reader.report("want-or-raises",
                      want ? "a case has \"want\" or \"raises\", not both" : "missing \"want\" or \"raises\"");
    if (want) one.want = read_wanted_value(*want, context.language);
    if (raises) {
        one.raises = raises->text();
        if (raises->is(JsonType::Text) && !is_exception_name(one.raises, context.language))
            raises->report("bad-name", "\"" + one.raises + "\" cannot name an exception");
    }

    if (const auto say = reader.find("say")) one.say = read_localised(*say, context.locales);
    one.is_hidden = reader.boolean_or("hidden", false);
    return one;
}

std::shared_ptr<const CheckKind> read_calls(const JsonReader& reader, const CheckContext& context, Check& check) {
    auto calls = std::make_shared<CallsCheck>();
    calls->file = read_checked_file(reader, context);
    calls->function = read_function(reader, context);
    calls->equality = read_equality(reader, context.language);
    for (const JsonReader& one : read_cases(reader)) calls->cases.push_back(read_case(one, context));
    check.functions = {calls->function};
    return calls;
}

}  // namespace

const KindReader& calls_kind() {
    static constexpr KindReader kKind = {"calls", read_calls, kShapes, kWords};
    return kKind;
}

Run CallsCheck::make_run(const Grading&, const AskedRun& asked, Run run) const {
    const CallCase& call = cases[asked.number];
    Map named;
    for (const auto& [name, value] : call.kwargs) named.entries.emplace_back(Value{name}, value);
    return calling_run(std::move(run), {EntryKind::Call, file, function}, List{call.args}, std::move(named));
}

CaseFacts CallsCheck::facts_of(std::size_t index) const {
    const CallCase& given = cases[index];
    std::size_t size = encode_value({List{given.args}}).size();
    for (const auto& [name, value] : given.kwargs) size += name.size() + encode_value(value).size();
    return {given.is_hidden, size, &given.say};
}

ShownCase CallsCheck::shown(const Grading& grading, std::size_t index) const {
    const CallCase& given = cases[index];
    return {format_call(function, given.args, given.kwargs, grading.lab.language), {}, {}};
}

std::optional<Failure> CallsCheck::judge_case(const Grading& grading, std::size_t index, Verdict&) const {
    const CallCase& given = cases[index];
    std::optional<Failure> failure =
        judge_call(given.want, given.raises, equality, *grading.seen.find(index, RunPart::Whole));
    if (failure) failure->call = shown(grading, index).call;
    return failure;
}

}  // namespace bengkel
