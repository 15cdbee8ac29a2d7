#include "check/kinds/choice.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <ranges>
#include <set>
#include <string_view>
#include <utility>

#include "base/nearest_name.hpp"
#include "lab/lab_format.hpp"

namespace bengkel {
namespace {

constexpr std::array<std::string_view, 5> kKeys = {"question", "options", "several", "order", "say"};
constexpr std::array<std::string_view, 5> kOptionKeys = {"id", "text", "code", "right", "say"};
constexpr std::array<std::string_view, 2> kOrders = {"shuffled", "given"};
constexpr JsonShape kShapes[] = {{"/$defs/choiceCheck", kKeys},
                                 {"/$defs/choiceOption", kOptionKeys, R"("options": [{}])", "/options/0"}};
constexpr JsonWords kWords[] = {{"/$defs/choiceCheck/properties/order", kOrders}};

constexpr std::size_t kFewestOptions = 2;
constexpr std::size_t kMostOptions = 20;

ChoiceOption read_option(const JsonReader& reader, const CheckContext& context) {
    ChoiceOption option;
    if (!reader.expect(JsonType::Object)) return option;
    reader.expect_keys(kOptionKeys);
    option.id = read_id(reader, "id");
    option.wording = read_wording(reader, context);
    option.is_right = reader.boolean_or("right", false);
    option.say = read_say(reader, context);
    if (const auto say = reader.find("say"); say && option.is_right)
        say->report_key("useless-say", "nobody fails by choosing what is right");
    return option;
}

void expect_right_ones(const JsonReader& options, const ChoiceCheck& choice) {
    const auto right = std::ranges::count_if(choice.options, &ChoiceOption::is_right);
    if (right == 0) options.report("no-right-option", "no option is right", R"(mark the right one with "right": true)");
    if (right > 1 && !choice.takes_several)
        options.report("too-many-right", std::to_string(right) + " options are right, and only one can be chosen",
                       R"(with "several": true all of them are to be chosen)");
}

JsonObject ask_json(const ChoiceCheck& choice, Json question, std::span<const std::size_t> order) {
    JsonArray options;
    for (const std::size_t position : order)
        options.push_back(wording_json(choice.options[position].id, choice.options[position].wording));
    return {{"question", std::move(question)}, {"several", choice.takes_several}, {"options", std::move(options)}};
}

std::shared_ptr<const CheckKind> read_choice(const JsonReader& reader, const CheckContext& context, Check& check) {
    auto choice = std::make_shared<ChoiceCheck>();
    const Localised question = read_question(reader, context);
    choice->takes_several = reader.boolean_or("several", false);
    choice->say = read_say(reader, context);
    std::vector<std::string> ids;
    if (const auto options = reader.member("options")) {
        const auto items = options->items();
        for (const JsonReader& item : items) {
            choice->options.push_back(read_option(item, context));
            const std::string& id = choice->options.back().id;
            if (const auto named = item.find("id")) expect_unique(*named, id, ids);
            ids.push_back(id);
        }
        if (options->is(JsonType::Array) && items.size() < kFewestOptions) {
            options->report("too-few", "a choice has at least two options");
        } else if (items.size() > kMostOptions) {
            options->report("too-many", "more than " + std::to_string(kMostOptions) + " options");
        } else if (options->is(JsonType::Array)) {
            expect_right_ones(*options, *choice);
        }
    }
    const auto order = reader.find("order");
    const bool is_given = order && read_word(*order, kOrders) == 1;
    std::vector<std::size_t> shown = shuffled(check.id, ids);
    if (is_given) std::ranges::sort(shown);
    check.ask = ask_json(*choice, localised_json(question), shown);
    return choice;
}

std::set<std::string> chosen_in(const JsonReader& answer) {
    std::set<std::string> chosen;
    for (const JsonReader& item : answer.items()) chosen.insert(item.text());
    return chosen;
}

}  // namespace

const KindReader& choice_kind() {
    static constexpr KindReader kKind = {"choice", read_choice, kShapes, kWords};
    return kKind;
}

void ChoiceCheck::read_answer(const JsonReader& answer) const {
    const std::vector<std::string_view> known(std::from_range, options | std::views::transform(&ChoiceOption::id));
    std::set<std::string> seen;
    for (const JsonReader& item : answer.items()) {
        const std::string id = item.text();
        if (!item.is(JsonType::Text)) continue;
        if (!std::ranges::contains(known, id)) {
            item.report("unknown-option", "there is no option \"" + id + "\"", nearest_name_hint(id, known));
        } else if (!seen.insert(id).second) {
            item.report("duplicate-option", "\"" + id + "\" is chosen twice");
        }
    }
    if (seen.size() > 1 && !takes_several) answer.report("too-many-options", "only one option can be chosen");
}

bool ChoiceCheck::is_answered(const JsonReader& answer) const { return !answer.items().empty(); }

std::optional<Failure> ChoiceCheck::judge_answer(const Grading&, const JsonReader& answer, std::size_t&) const {
    const std::set<std::string> chosen = chosen_in(answer);
    for (const ChoiceOption& option : options) {
        if (option.is_right || !chosen.contains(option.id)) continue;
        Failure failure = failure_of_answer(FailureCode::WrongChoice);
        failure.got = option.id;
        failure.say = option.say.empty() ? say : option.say;
        return failure;
    }
    const auto is_missing = [&](const ChoiceOption& option) { return option.is_right && !chosen.contains(option.id); };
    if (std::ranges::none_of(options, is_missing)) return std::nullopt;
    Failure failure = failure_of_answer(FailureCode::MissingChoice);
    failure.say = say;
    return failure;
}

}  // namespace bengkel
