#pragma once
// Every kind of check there is, as check.def lists them.

#include <span>

#include "lab/read_check.hpp"

namespace bengkel {

/// For read_lab.
[[nodiscard]] std::span<const KindReader> check_kinds();

}  // namespace bengkel
