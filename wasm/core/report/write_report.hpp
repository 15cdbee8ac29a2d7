#pragma once
// A Report as canonical JSON: keys sorted, two spaces a level, a final newline. Equal Reports are equal bytes, so a Report
// can be hashed, compared and kept as a golden file. Absent texts are null.

#include <string>

#include "report/report.hpp"

namespace bengkel {

[[nodiscard]] std::string write_report(const Report& report);

}  // namespace bengkel
