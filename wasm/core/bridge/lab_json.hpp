#pragma once
// A Lab as the page and the catalogue see it: everything but what the checks expect and what the files hold.

#include <span>

#include "json/write_json.hpp"
#include "lab/attempt.hpp"
#include "lab/course.hpp"
#include "lab/lab.hpp"

namespace bengkel {

[[nodiscard]] JsonObject lab_json(const Lab& lab);

[[nodiscard]] JsonArray courses_json(std::span<const Course> courses);

[[nodiscard]] JsonArray attempts_json(std::span<const Attempt> attempts);

}  // namespace bengkel
