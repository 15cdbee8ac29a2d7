#pragma once
// What the host's parser found in a file, as it handed it over (web/src/sandbox/source_worker.ts writes it).

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "frame/value.hpp"

namespace bengkel {

/// Bytes of the text from `start` up to `end`.
struct FoundCapture {
    std::size_t name = 0;  ///< index into QueryFindings::captures
    std::size_t start = 0;
    std::size_t end = 0;
};

struct FoundMatch {
    std::size_t pattern = 0;  ///< index into QueryFindings::predicates
    std::vector<FoundCapture> captures;
};

/// #match?: the parser found the nodes, but whether their text fits is left to us.
struct MatchPredicate {
    std::size_t capture = 0;
    std::string expression;
    bool is_negated = false;
    bool is_any = false;  ///< one of the nodes is enough
};

struct QueryProblem {
    std::string fault;  ///< "node", "syntax" ...
    std::string word;
    std::size_t offset = 0;  ///< of the query's text
};

struct QueryFindings {
    std::optional<QueryProblem> problem;
    std::vector<std::string> captures;
    std::vector<std::vector<MatchPredicate>> predicates;  ///< by pattern
    std::vector<FoundMatch> matches;
    bool has_more = false;  ///< than were told
};

struct SourceFindings {
    std::string text;         ///< that was read
    bool is_tangled = false;  ///< it is too large or too tangled, or no text: nothing was asked
    bool has_errors = false;
    std::vector<QueryFindings> queries;
};

/// Nothing when the value is not exactly that, with every index and every place inside of what it belongs to.
[[nodiscard]] std::optional<SourceFindings> read_findings(const Value& value);

}  // namespace bengkel
