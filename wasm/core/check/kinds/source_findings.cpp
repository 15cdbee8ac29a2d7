#include "check/kinds/source_findings.hpp"

#include <string_view>
#include <utility>
#include <variant>

namespace bengkel {
namespace {

/// Takes values apart; one that is not what it should be spoils the whole, and reads as empty.
class FindingsReader {
  public:
    [[nodiscard]] bool is_spoilt() const { return is_spoilt_; }

    SourceFindings read(const Value& value) {
        SourceFindings findings;
        findings.text = text(entry(value, "text"));
        findings.is_tangled = truth(entry(value, "tangled"));
        findings.has_errors = truth(entry(value, "errors"));
        for (const Value& query : items(entry(value, "queries")))
            findings.queries.push_back(read_query(query, findings.text.size()));
        return findings;
    }

  private:
    QueryFindings read_query(const Value& value, std::size_t size) {
        QueryFindings query;
        if (const Value& problem = entry(value, "problem"); !std::holds_alternative<Null>(problem.data))
            query.problem = {text(entry(problem, "fault")), text(entry(problem, "word")), count(entry(problem, "offset"))};
        for (const Value& name : items(entry(value, "captures"))) query.captures.push_back(text(name));
        for (const Value& pattern : items(entry(value, "predicates"))) {
            auto& predicates = query.predicates.emplace_back();
            for (const Value& one : items(pattern)) predicates.push_back(read_predicate(one, query.captures.size()));
        }
        for (const Value& match : items(entry(value, "matches"))) query.matches.push_back(read_match(match, query, size));
        query.has_more = truth(entry(value, "more"));
        return query;
    }

    MatchPredicate read_predicate(const Value& value, std::size_t captures) {
        return {below(entry(value, "capture"), captures), text(entry(value, "expression")), truth(entry(value, "negated")),
                truth(entry(value, "any"))};
    }

    FoundMatch read_match(const Value& value, const QueryFindings& query, std::size_t size) {
        const std::vector<Value>& numbers = items(value);
        if (numbers.size() % 3 != 1) {
            is_spoilt_ = true;
            return {};
        }
        FoundMatch match;
        match.pattern = below(numbers[0], query.predicates.size());
        for (std::size_t i = 1; i < numbers.size(); i += 3) {
            const FoundCapture capture = {below(numbers[i], query.captures.size()), count(numbers[i + 1]),
                                          count(numbers[i + 2])};
            if (capture.start > capture.end || capture.end > size) is_spoilt_ = true;
            match.captures.push_back(capture);
        }
        return match;
    }

    const Value& entry(const Value& value, std::string_view key) {
        if (const auto* map = std::get_if<Map>(&value.data)) {
            for (const auto& [name, found] : map->entries)
                if (const auto* spelled = std::get_if<std::string>(&name.data); spelled != nullptr && *spelled == key)
                    return found;
        }
        is_spoilt_ = true;
        return nothing_;
    }

    template <class T>
    const T& taken(const Value& value) {
        static const T kEmpty{};
        const auto* found = std::get_if<T>(&value.data);
        if (found == nullptr) is_spoilt_ = true;
        return found == nullptr ? kEmpty : *found;
    }

    const std::string& text(const Value& value) { return taken<std::string>(value); }
    bool truth(const Value& value) { return taken<bool>(value); }
    const std::vector<Value>& items(const Value& value) { return taken<List>(value).items; }

    std::size_t count(const Value& value) {
        const auto& [is_negative, magnitude] = taken<Integer>(value);
        std::size_t number = 0;
        if (is_negative || magnitude.size() > 3)
            is_spoilt_ = true;
        else
            for (std::size_t i = magnitude.size(); i-- > 0;) number = number * 256 + magnitude[i];
        return number;
    }

    std::size_t below(const Value& value, std::size_t limit) {
        const std::size_t number = count(value);
        if (number >= limit) is_spoilt_ = true;
        return number;
    }

    Value nothing_;
    bool is_spoilt_ = false;
};

}  // namespace

std::optional<SourceFindings> read_findings(const Value& value) {
    FindingsReader reader;
    SourceFindings findings = reader.read(value);
    if (reader.is_spoilt()) return std::nullopt;
    return findings;
}

}  // namespace bengkel
