#pragma once
// The observations of one check, found by what their runs were for.

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "observation/observation.hpp"
#include "plan/make_run.hpp"

namespace bengkel {

using ByKey = std::map<std::string_view, const Observation*>;

/// The observations must outlive it.
[[nodiscard]] ByKey by_key(std::span<const Observation> observations);

class Seen {
  public:
    /// `program` is empty for the learner's own, else the mark of a detector (check/detect.hpp).
    Seen(std::string_view check, const ByKey& observations, std::string program = {})
        : check_(check), observations_(observations), program_(std::move(program)) {}

    [[nodiscard]] std::string key_of(std::size_t number, RunPart part) const;

    /// Null when there is none.
    [[nodiscard]] const Observation* find(std::size_t number, RunPart part) const;

  private:
    std::string_view check_;
    const ByKey& observations_;
    std::string program_;
};

}  // namespace bengkel
