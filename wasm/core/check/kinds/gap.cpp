#include "check/kinds/gap.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/code_point.hpp"
#include "base/utf8.hpp"
#include "check/compare_numbers.hpp"
#include "check/compare_output.hpp"
#include "check/format_value.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_equality.hpp"

namespace bengkel {
namespace {

constexpr std::array<std::string_view, 4> kKeys = {"question", "text", "code", "gaps"};
constexpr std::array<std::string_view, 6> kGapKeys = {"id", "accept", "anyCase", "tolerance", "wrong", "say"};
constexpr std::array<std::string_view, 2> kWrongKeys = {"is", "say"};
constexpr std::array<std::string_view, 1> kPatternKeys = {"pattern"};
constexpr JsonShape kShapes[] = {
    {"/$defs/gapCheck", kKeys},
    {"/$defs/gap", kGapKeys, R"("gaps": [{}])", "/gaps/0"},
    {"/$defs/wrongFilling", kWrongKeys, R"("gaps": [{"id": "a", "accept": ["1"], "wrong": [{}]}])", "/gaps/0/wrong/0"},
    {"/$defs/gapPattern", kPatternKeys, R"("gaps": [{"id": "a", "accept": [{}]}])", "/gaps/0/accept/0"}};

constexpr std::size_t kMostGaps = 20;
constexpr std::size_t kMostAnswerCodePoints = 200;
constexpr std::size_t kWidthStep = 4;
constexpr std::size_t kWidestGap = 24;
constexpr std::size_t kWidthOfPattern = 12;

bool is_word(char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           static_cast<unsigned char>(byte) >= 0x80;
}

/// With single blanks, and none at the ends; what an input method left in full width is ASCII.
std::string plain_text(std::string_view text, bool ignores_case) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const std::string_view written = text.substr(at, point.size);
        at += point.size;
        const bool is_full_width = point.value >= 0xFF01 && point.value <= 0xFF5E;
        char32_t sign = is_full_width ? point.value - 0xFF01 + '!' : point.value;
        if (ignores_case && sign >= 'A' && sign <= 'Z') sign += 'a' - 'A';
        const bool is_blank = sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r' || sign == 0xA0 || sign == 0x3000;
        if (is_blank) {
            if (!plain.empty() && plain.back() != ' ') plain += ' ';
        } else if (sign < 0x80) {
            plain += static_cast<char>(sign);
        } else {
            plain += written;
        }
    }
    if (plain.ends_with(' ')) plain.pop_back();
    return plain;
}

bool fills(const GapFilling& filling, const Gap& gap, std::string_view answer) {
    if (const auto* text = std::get_if<std::string>(&filling)) return fold_answer(answer, gap.ignores_case) == *text;
    const std::string plain = plain_text(answer, gap.ignores_case);
    if (const auto* pattern = std::get_if<Pattern>(&filling)) return pattern->matches_whole(plain);
    const std::optional<double> number = decimal_number(plain);
    return number && equal_numbers({std::get<double>(filling)}, {*number}, gap.tolerance);
}

bool fills_one(const std::vector<GapFilling>& fillings, const Gap& gap, std::string_view answer) {
    return std::ranges::any_of(fillings, [&](const GapFilling& filling) { return fills(filling, gap, answer); });
}

bool is_number(const GapFilling& filling) { return std::holds_alternative<double>(filling); }

bool wants_number(const Gap& gap) { return std::ranges::all_of(gap.accepted, is_number); }

/// How a text, a number or a pattern is written; nothing with a problem.
std::optional<GapFilling> read_filling(const JsonReader& reader, bool ignores_case) {
    if (reader.is(JsonType::Integer) || reader.is(JsonType::Float)) return reader.number();
    if (reader.is(JsonType::Object)) {
        reader.expect_keys(kPatternKeys);
        const auto written = reader.member("pattern");
        if (!written || !written->expect(JsonType::Text)) return std::nullopt;
        auto pattern = parse_pattern(written->text());
        if (pattern) return *std::move(pattern);
        const Problem& problem = pattern.error().front();
        written->report("bad-pattern",
                        "this is no pattern: " + problem.message + ", at its sign " + std::to_string(problem.place.column),
                        problem.hint);
        return std::nullopt;
    }
    if (!reader.expect(JsonType::Text)) return std::nullopt;
    std::string text = fold_answer(reader.text(), ignores_case);
    if (text.empty()) {
        reader.report("empty-text", "an empty gap is not answered, so nothing cannot be an answer");
        return std::nullopt;
    }
    return text;
}

std::vector<GapFilling> read_fillings(const JsonReader& parent, std::string_view name, bool ignores_case) {
    std::vector<GapFilling> fillings;
    const auto list = parent.member(name);
    if (!list) return fillings;
    const auto items = list->items();
    if (items.empty() && list->is(JsonType::Array)) list->report("too-few", "at least one answer stands here");
    for (const JsonReader& item : items)
        if (auto filling = read_filling(item, ignores_case)) fillings.push_back(*std::move(filling));
    return fillings;
}

/// No sentence may be said to somebody who is right.
void expect_wrong(const JsonReader& wrong, const Gap& gap) {
    for (const JsonReader& item : wrong.items_or_none("is")) {
        const bool is_text = item.is(JsonType::Text);
        if (!is_text && !item.is(JsonType::Integer) && !item.is(JsonType::Float)) continue;
        if (fills_one(gap.accepted, gap, item.node().text))
            item.report("accepted-too", "this is among the accepted answers", "an answer is either right or wrong");
    }
}

Gap read_gap(const JsonReader& reader, const CheckContext& context) {
    Gap gap;
    if (!reader.expect(JsonType::Object)) return gap;
    reader.expect_keys(kGapKeys);
    gap.id = read_id(reader, "id");
    gap.ignores_case = reader.boolean_or("anyCase", false);
    gap.accepted = read_fillings(reader, "accept", gap.ignores_case);
    gap.tolerance = read_tolerance(reader);
    if (const auto tolerance = reader.find("tolerance"); tolerance && std::ranges::none_of(gap.accepted, is_number))
        tolerance->report_key("useless-tolerance", "no accepted answer is a number", "write 12.5, not \"12.5\"");
    for (const JsonReader& item : reader.items_or_none("wrong")) {
        if (!item.expect(JsonType::Object)) continue;
        item.expect_keys(kWrongKeys);
        gap.wrong.push_back({read_fillings(item, "is", gap.ignores_case), read_localised(item, "say", context.locales)});
        expect_wrong(item, gap);
    }
    gap.say = read_say(reader, context);
    return gap;
}

/// The text between gaps, and the gaps by their position: "a [[x]]" is ["a ", 0].
JsonArray read_template(const JsonReader& reader, std::string_view text, std::span<const Gap> gaps) {
    JsonArray pieces;
    std::vector<std::size_t> counts(gaps.size());
    std::size_t plain_from = 0;
    const auto add_plain = [&](std::size_t end) {
        if (end > plain_from) pieces.emplace_back(text.substr(plain_from, end - plain_from));
    };
    for (std::size_t at = text.find("[["); at != std::string_view::npos; at = text.find("[[", at + 1)) {
        const std::size_t end = text.find("]]", at);
        if (end == std::string_view::npos) break;
        const auto gap = std::ranges::find(gaps, text.substr(at + 2, end - at - 2), &Gap::id);
        if (gap == gaps.end()) continue;  // brackets of a program
        add_plain(at);
        const auto position = static_cast<std::size_t>(gap - gaps.begin());
        pieces.emplace_back(position);
        ++counts[position];
        plain_from = end + 2;
    }
    add_plain(text.size());
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        const std::string mark = "[[" + gaps[i].id + "]]";
        if (counts[i] == 0) reader.report("missing-gap", "the gap " + mark + " does not stand in it");
        if (counts[i] > 1) reader.report("duplicate-gap", "the gap " + mark + " stands in it twice");
    }
    return pieces;
}

/// By locale; code under "en".
JsonObject read_templates(const JsonReader& reader, const CheckContext& context, std::span<const Gap> gaps) {
    JsonObject templates;
    const auto text = reader.find("text");
    const auto code = reader.find("code");
    if (text && code) code->report_key("two-texts", R"(the gaps stand in "text" or in "code", not in both)");
    if (!text && !code) reader.report("no-words", "there is nothing to fill in", R"("text" or "code" holds the gaps)");
    if (code) {
        templates.emplace("en", read_template(*code, read_lines(*code, ""), gaps));
    } else if (text) {
        const Localised words = read_localised(*text, context.locales);
        for (const auto& [locale, written] : words)
            if (const auto member = text->find(locale)) templates.emplace(locale, read_template(*member, written, gaps));
    }
    return templates;
}

std::size_t width_of(const Gap& gap) {
    std::size_t longest = 1;
    const auto consider = [&](const std::vector<GapFilling>& fillings) {
        for (const GapFilling& filling : fillings) {
            std::size_t length = kWidthOfPattern;
            if (const auto* text = std::get_if<std::string>(&filling)) length = count_code_points(*text);
            if (const auto* number = std::get_if<double>(&filling)) length = format_float(*number).size();
            longest = std::max(longest, length);
        }
    };
    consider(gap.accepted);
    for (const WrongFilling& wrong : gap.wrong) consider(wrong.fillings);
    return std::min((longest / kWidthStep + 1) * kWidthStep, kWidestGap);
}

/// A phone's keys for numbers have no minus.
bool is_typed_with_digits(const Gap& gap) {
    const auto is_plain = [](const GapFilling& filling) { return is_number(filling) && std::get<double>(filling) >= 0; };
    return std::ranges::all_of(gap.accepted, is_plain) && std::ranges::all_of(gap.wrong, [&](const WrongFilling& wrong) {
               return std::ranges::all_of(wrong.fillings, is_plain);
           });
}

std::shared_ptr<const CheckKind> read_gaps(const JsonReader& reader, const CheckContext& context, Check& check) {
    auto kind = std::make_shared<GapCheck>();
    const Localised question = read_question(reader, context);
    std::vector<std::string> ids;
    if (const auto gaps = reader.member("gaps")) {
        const auto items = gaps->items();
        if (items.empty() && gaps->is(JsonType::Array)) gaps->report("too-few", "there is at least one gap");
        if (items.size() > kMostGaps) gaps->report("too-many", "more than " + std::to_string(kMostGaps) + " gaps");
        for (const JsonReader& item : items) {
            kind->gaps.push_back(read_gap(item, context));
            const std::string& id = kind->gaps.back().id;
            if (const auto named = item.find("id")) expect_unique(*named, id, ids);
            ids.push_back(id);
        }
    }
    JsonArray asked;
    for (const Gap& gap : kind->gaps)
        asked.push_back(JsonObject{{"isNumber", is_typed_with_digits(gap)}, {"width", width_of(gap)}});
    check.ask = JsonObject{{"question", localised_json(question)},
                           {"isCode", reader.find("code").has_value()},
                           {"template", read_templates(reader, context, kind->gaps)},
                           {"gaps", std::move(asked)}};
    return kind;
}

}  // namespace

const KindReader& gap_kind() {
    static constexpr KindReader kKind = {"gap", read_gaps, kShapes, {}};
    return kKind;
}

std::string fold_answer(std::string_view text, bool ignores_case) {
    const std::string plain = plain_text(text, ignores_case);
    std::string folded;
    for (std::size_t i = 0; i < plain.size(); ++i)
        if (plain[i] != ' ' || (is_word(plain[i - 1]) && is_word(plain[i + 1]))) folded += plain[i];
    return folded;
}

void GapCheck::read_answer(const JsonReader& answer) const {
    const auto items = answer.items();
    if (answer.is(JsonType::Array) && items.size() != gaps.size())
        answer.report("wrong-length", "there are " + std::to_string(gaps.size()) + " gaps, and this fills in " +
                                          std::to_string(items.size()));
    for (const JsonReader& item : items)
        if (count_code_points(item.text()) > kMostAnswerCodePoints)
            item.report("too-long", "an answer has at most " + std::to_string(kMostAnswerCodePoints) + " signs");
}

bool GapCheck::is_answered(const JsonReader& answer) const {
    return std::ranges::any_of(answer.items(),
                               [](const JsonReader& item) { return !plain_text(item.text(), false).empty(); });
}

std::optional<Failure> GapCheck::judge_answer(const Grading&, const JsonReader& answer, std::size_t& right) const {
    const auto items = answer.items();
    std::optional<Failure> wrong;
    std::optional<Failure> empty;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        const Gap& gap = gaps[i];
        const std::string text = items[i].text();
        const std::string plain = plain_text(text, false);
        if (plain.empty()) {
            if (empty) continue;
            empty = failure_of_answer(FailureCode::EmptyGap);
            empty->case_index = i;
        } else if (fills_one(gap.accepted, gap, text)) {
            ++right;
        } else if (!wrong) {
            const bool is_no_number = wants_number(gap) && !decimal_number(plain);
            wrong = failure_of_answer(is_no_number ? FailureCode::NotANumber : FailureCode::WrongGap);
            wrong->case_index = i;
            wrong->got = shown_text(text);
            const auto known = std::ranges::find_if(
                gap.wrong, [&](const WrongFilling& one) { return fills_one(one.fillings, gap, text); });
            if (known != gap.wrong.end()) {
                wrong->code = FailureCode::WrongGap;
                wrong->say = known->say;
            } else if (!is_no_number) {
                wrong->say = gap.say;
            }
        }
    }
    return wrong ? wrong : empty;
}

}  // namespace bengkel
