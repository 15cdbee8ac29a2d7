#include "check/kinds/source.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "base/pattern.hpp"
#include "check/format_value.hpp"
#include "check/judge_ending.hpp"
#include "check/kinds/source_findings.hpp"
#include "lab/read_check.hpp"

namespace bengkel {
namespace {

constexpr std::array<std::string_view, 2> kKeys = {"file", "rules"};
constexpr std::array<std::string_view, 6> kRuleKeys = {"id", "forbid", "require", "atMost", "of", "say"};
constexpr JsonShape kShapes[] = {{"/$defs/sourceCheck", kKeys},
                                 {"/$defs/sourceRule", kRuleKeys, R"("rules": [{}])", "/rules/0"}};

// What the host's parser takes in one run.
constexpr std::size_t kMostRules = 50;
constexpr std::size_t kLongestQuery = 4'000;
constexpr std::int64_t kMostPlaces = 999;

/// The capture whose place is shown; without it, the first of the match.
constexpr std::string_view kShownCapture = "here";

SourceQuery read_query(const JsonReader& reader) {
    SourceQuery query;
    query.text = read_lines(reader, "");
    query.file = reader.place().file;
    const std::vector<JsonReader> lines = reader.is(JsonType::Array) ? reader.items() : std::vector{reader};
    for (const JsonReader& line : lines) {
        if (!line.is(JsonType::Text)) return query;
        const std::vector<TextPosition> positions = line.text_positions();
        query.positions.append_range(positions);  // a line's end is the line break's place
    }
    if (query.text.size() > kLongestQuery)
        reader.report("too-large", "a query of more than " + std::to_string(kLongestQuery) + " bytes");
    return query;
}

/// Nothing can be shown of a query that names no node.
void expect_capture(const JsonReader& reader, const SourceQuery& query) {
    if (reader.type() == JsonType::Text && !query.text.contains('@'))
        reader.report("no-capture", "the query says no place that could be shown",
                      "write @here behind the node that it is");
}

SourceRule read_rule(const JsonReader& reader, const CheckContext& context) {
    SourceRule rule;
    if (!reader.expect(JsonType::Object)) return rule;
    reader.expect_keys(kRuleKeys);
    rule.id = read_id(reader, "id");
    rule.say = read_localised(reader, "say", context.locales);

    const auto forbid = reader.find("forbid");
    const auto require = reader.find("require");
    const auto at_most = reader.find("atMost");
    if (forbid.has_value() + require.has_value() + at_most.has_value() != 1) {
        reader.report("no-demand", R"(a rule says one of "forbid", "require" and "atMost")");
        return rule;
    }
    const auto of = at_most ? reader.member("of") : reader.find("of");
    if (!at_most && of) of->report_key("useless-of", R"("of" belongs to "atMost")");
    if (require) {
        rule.demand = SourceRule::Demand::Require;
        rule.query = read_query(*require);
        return rule;
    }
    if (at_most) {
        rule.demand = SourceRule::Demand::AtMost;
        rule.at_most = static_cast<std::size_t>(at_most->integer(1, kMostPlaces));
    }
    if (const auto& query = at_most ? of : forbid) {
        rule.query = read_query(*query);
        expect_capture(*query, rule.query);
    }
    return rule;
}

std::shared_ptr<const CheckKind> read_source(const JsonReader& reader, const CheckContext& context, Check&) {
    auto source = std::make_shared<SourceCheck>();
    source->file = read_checked_file(reader, context);
    const auto rules = reader.member("rules");
    if (!rules) return source;
    std::set<std::string> ids;
    for (const JsonReader& one : rules->items()) {
        source->rules.push_back(read_rule(one, context));
        const std::string& id = source->rules.back().id;
        if (!id.empty() && !ids.insert(id).second)
            one.find("id")->report("duplicate-id", "another rule has the id \"" + id + "\"");
    }
    if (source->rules.empty() && rules->is(JsonType::Array))
        rules->report("no-rules", "a check without rules would always pass");
    if (source->rules.size() > kMostRules) rules->report("too-many", "more than " + std::to_string(kMostRules) + " rules");
    return source;
}

/// A place as the Report has it: lines and columns from 1, in code points.
JsonObject place_json(const std::string& file, TextPosition from, TextPosition to, std::string line) {
    return {{"place", JsonObject{{"file", file},
                                 {"line", from.line},
                                 {"column", from.column},
                                 {"endLine", to.line},
                                 {"endColumn", to.column},
                                 {"source", std::move(line)}}}};
}

Failure bad_query(const SourceQuery& query, std::size_t offset, std::string message) {
    Failure failure;
    failure.code = FailureCode::BadQuery;
    failure.got = std::move(message);
    const TextPosition position =
        query.positions.empty() ? TextPosition{} : query.positions[std::min(offset, query.positions.size() - 1)];
    failure.details = place_json(query.file, position, position, {});
    return failure;
}

std::string told(const QueryProblem& problem, Language language) {
    const std::string quoted = "\"" + problem.word + "\"";
    const std::string grammar = "the grammar of " + std::string(language_title(language));
    if (problem.fault == "empty") return "the query has no pattern";
    if (problem.fault == "node") return "there is no node " + quoted + " in " + grammar;
    if (problem.fault == "field") return "there is no field " + quoted + " in " + grammar;
    if (problem.fault == "capture") return "the query captures no \"@" + problem.word + "\"";
    if (problem.fault == "structure") return "nothing can look like this in " + grammar;
    if (problem.fault == "predicate")
        return (problem.word.empty() ? "a predicate" : quoted) + " is none that works here, or is not given what it needs";
    return "this is no query: it goes wrong here";
}

/// A query's #match? predicates, ready to be tried.
class Matchers {
  public:
    /// The first expression that is none.
    [[nodiscard]] std::optional<Failure> prepare(const SourceQuery& query, const QueryFindings& found) {
        for (const std::vector<MatchPredicate>& pattern : found.predicates) {
            auto& prepared = by_pattern_.emplace_back();
            for (const MatchPredicate& predicate : pattern) {
                Result<Pattern> whole = parse_pattern(predicate.expression);
                // Anywhere in the text.
                Result<Pattern> within = parse_pattern("(?:.|\\n)*(?:" + predicate.expression + ")(?:.|\\n)*");
                if (!whole || !within) {
                    const Problem& problem = (whole ? within : whole).error().front();
                    const std::size_t at = query.text.find(predicate.expression);
                    return bad_query(query, at == std::string::npos ? 0 : at + problem.place.offset,
                                     "this is no pattern: " + problem.message);
                }
                prepared.push_back({&predicate, *std::move(within)});
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] bool accept(const FoundMatch& match, std::string_view text) const {
        return std::ranges::all_of(by_pattern_[match.pattern],
                                   [&](const Prepared& it) { return accepts(it, match, text); });
    }

  private:
    struct Prepared {
        const MatchPredicate* predicate = nullptr;
        Pattern pattern;
    };

    static bool accepts(const Prepared& it, const FoundMatch& match, std::string_view text) {
        const auto& [capture, expression, is_negated, is_any] = *it.predicate;
        const auto fits = [&](const FoundCapture& found) {
            return it.pattern.matches_whole(text.substr(found.start, found.end - found.start)) != is_negated;
        };
        std::vector<FoundCapture> nodes = match.captures;
        std::erase_if(nodes, [&](const FoundCapture& found) { return found.name != capture; });
        if (nodes.empty()) return is_negated;
        return is_any ? std::ranges::any_of(nodes, fits) : std::ranges::all_of(nodes, fits);
    }

    std::vector<std::vector<Prepared>> by_pattern_;
};

/// Where the query was answered, in the order of the text, each place once. A match that captures nothing is at the start.
std::set<std::pair<std::size_t, std::size_t>> places_of(const QueryFindings& found, const Matchers& matchers,
                                                        std::string_view text) {
    const auto shown = static_cast<std::size_t>(std::ranges::find(found.captures, kShownCapture) - found.captures.begin());
    std::set<std::pair<std::size_t, std::size_t>> places;
    for (const FoundMatch& match : found.matches) {
        if (!matchers.accept(match, text)) continue;
        auto capture = std::ranges::find(match.captures, shown, &FoundCapture::name);
        if (capture == match.captures.end()) capture = match.captures.begin();
        if (capture == match.captures.end())
            places.emplace(0, 0);
        else
            places.emplace(capture->start, capture->end);
    }
    return places;
}

JsonObject place_in(std::string_view text, const std::string& file, std::size_t start, std::size_t end) {
    const std::size_t line_start = start == 0 ? 0 : text.rfind('\n', start - 1) + 1;
    const std::string_view line = text.substr(line_start, text.find('\n', line_start) - line_start);
    return place_json(file, position_in(text, start), position_in(text, end), shown_text(line));
}

std::optional<Failure> judge_rule(const SourceRule& rule, const std::string& file, Language language,
                                  const SourceFindings& findings, const QueryFindings& found) {
    if (found.problem) return bad_query(rule.query, found.problem->offset, told(*found.problem, language));
    if (rule.demand != SourceRule::Demand::Require && found.captures.empty())
        return bad_query(rule.query, 0, "the query says no place that could be shown");
    Matchers matchers;
    if (std::optional<Failure> failure = matchers.prepare(rule.query, found)) return failure;
    const auto places = places_of(found, matchers, findings.text);

    const auto failed = [&](FailureCode code) {
        Failure failure;
        failure.code = code;
        failure.say = rule.say;
        return failure;
    };
    const auto undecided = [&]() -> std::optional<Failure> {
        if (!found.has_more) return std::nullopt;
        return bad_query(rule.query, 0, "this is found more often than can be looked through");
    };
    if (rule.demand == SourceRule::Demand::Require) {
        if (!places.empty()) return std::nullopt;
        if (auto failure = undecided()) return failure;
        return failed(findings.has_errors ? FailureCode::UnreadableCode : FailureCode::MissingCode);
    }
    if (places.size() <= rule.at_most) return undecided();
    const bool is_forbidden = rule.demand == SourceRule::Demand::Forbid;
    Failure failure = failed(is_forbidden ? FailureCode::ForbiddenCode : FailureCode::TooMuchCode);
    if (!is_forbidden) {
        failure.expected = std::to_string(rule.at_most);
        failure.got = std::to_string(places.size()) + (found.has_more ? "+" : "");
    }
    const auto [start, end] = *std::next(places.begin(), static_cast<std::ptrdiff_t>(rule.at_most));
    failure.details = place_in(findings.text, file, start, end);
    return failure;
}

}  // namespace

const KindReader& source_kind() {
    static constexpr KindReader kKind = {"source", read_source, kShapes, {}};
    return kKind;
}

std::vector<AskedRun> SourceCheck::asked_runs(const Grading&) const { return {{0, RunPart::Whole}}; }

Run SourceCheck::make_run(const Grading&, const AskedRun&, Run run) const {
    std::vector<std::string> queries;
    for (const SourceRule& rule : rules) queries.push_back(rule.query.text);
    return source_run(std::move(run), file, std::move(queries));
}

void SourceCheck::judge(const Grading& grading, Verdict& verdict) const {
    verdict.cases_total = rules.size();
    const Observation* seen = grading.seen.find(0, RunPart::Whole);
    const bool is_read = seen != nullptr && seen->ending == Ending::Finished && seen->value;
    const std::optional<SourceFindings> findings = is_read ? read_findings(*seen->value) : std::nullopt;
    if (!findings || (!findings->is_tangled && findings->queries.size() != rules.size())) {
        verdict.cases_not_run = rules.size();
        const std::optional<Failure> ending = seen == nullptr ? std::nullopt : failure_of_ending(*seen);
        // The parser is ours: whatever went wrong with it was not the learner.
        verdict.failure = ending && is_nobodys(*ending) ? *ending : failure_of_platform();
        return;
    }
    if (findings->is_tangled) {
        verdict.failure.emplace();
        verdict.failure->code = FailureCode::UnreadableCode;
        return;
    }
    JsonArray bad_queries;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        std::optional<Failure> failure = judge_rule(rules[i], file, grading.lab.language, *findings, findings->queries[i]);
        if (!failure) {
            ++verdict.cases_passed;
            continue;
        }
        if (failure->code == FailureCode::BadQuery)
            bad_queries.push_back(JsonObject{{"place", failure->details.at("place")}, {"message", *failure->got}});
        // The first to be shown, but what was somebody's failure goes before what was nobody's.
        if (verdict.failure && (is_nobodys(*failure) || !is_nobodys(*verdict.failure))) continue;
        failure->case_index = i;
        verdict.failure = std::move(failure);
    }
    // For the author, who wants to hear of all of them.
    if (!bad_queries.empty()) verdict.failure->details.emplace("badQueries", std::move(bad_queries));
}

bool SourceCheck::is_alike_in(const Grading& learner, const Grading& detector, const AskedRun&) const {
    Verdict own;
    Verdict other;
    judge(learner, own);
    judge(detector, other);
    return own.failure && other.failure && own.failure->code == other.failure->code &&
           own.failure->case_index == other.failure->case_index;
}

}  // namespace bengkel
