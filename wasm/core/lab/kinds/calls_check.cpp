// "calls": functions of the learner's are called with arguments, and return or raise what they should.

#include "lab/lab_format.hpp"
#include "lab/names.hpp"
#include "lab/read_check.hpp"
#include "lab/read_value.hpp"

namespace bengkel {
namespace {

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
    reader.expect_keys(lab_keys::kCallCase);
    for (const JsonReader& arg : reader.items("args")) one.args.push_back(read_value(arg, context.language));
    if (const auto kwargs = reader.find("kwargs")) one.kwargs = read_kwargs(*kwargs, context);

    const auto want = reader.find("want");
    const auto raises = reader.find("raises");
    if (want.has_value() == raises.has_value())
        reader.report("want-or-raises",
                      want ? "a case has \"want\" or \"raises\", not both" : "missing \"want\" or \"raises\"");
    if (want) one.want = read_value(*want, context.language);
    if (raises) {
        one.raises = raises->text();
        if (raises->is(JsonType::Text) && !is_exception_name(one.raises, context.language))
            raises->report("bad-name", "\"" + one.raises + "\" cannot name an exception");
    }

    if (const auto say = reader.find("say")) one.say = read_localised(*say, context.locales);
    one.is_hidden = reader.boolean_or("hidden", false);
    return one;
}

}  // namespace

void read_check_kind(const JsonReader& reader, const CheckContext& context, CallsCheck& check) {
    reader.expect_keys(lab_keys::kCallsCheck);
    check.file = read_checked_file(reader, context);
    check.function = read_function(reader, context);
    check.tolerance = read_tolerance(reader);
    if (const auto numbers = reader.find("numbers"))
        check.numbers = static_cast<Numbers>(read_word(*numbers, lab_words::kNumbers));
    for (const JsonReader& one : read_cases(reader)) check.cases.push_back(read_case(one, context));
}

}  // namespace bengkel
