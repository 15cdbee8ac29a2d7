#pragma once
// What a query hands back: its result sets, and tables as they are at its end.

#include <string>
#include <string_view>
#include <vector>

#include "encode_value.hpp"
#include "run_script.hpp"

namespace bengkel::sql {

/// Collects the result sets of a script, each a map of table, ordered, line and plan.
class ResultList {
  public:
    ResultList(Database& database, const Script& script, bool wants_plan, std::size_t cap)
        : database_(database), script_(script), wants_plan_(wants_plan), results_(cap) {}

    /// For ReadRows.
    [[nodiscard]] int read(const Statement& statement);
    /// All of them, as a list.
    void encode(Encoder& out) const;

  private:
    [[nodiscard]] int encode_plan(const Statement& statement);

    Database& database_;
    Script script_;
    bool wants_plan_;
    Encoder results_;
    std::size_t count_ = 0;
};

/// A map of each name to its table or view in the main schema, null where there is none.
[[nodiscard]] Outcome encode_state(Encoder& out, Database& database, const std::vector<std::string>& names,
                                   std::string_view file);

}  // namespace bengkel::sql
