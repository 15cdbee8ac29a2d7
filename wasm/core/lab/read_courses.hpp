#pragma once
// Reads the courses of a site (labs/courses/<id>.json), all of them at once, because one may build on another. What names a
// lab or a course that is not there is refused, and so is a ring of courses each of which wants another one first.

#include <span>
#include <vector>

#include "base/result.hpp"
#include "lab/course.hpp"

namespace bengkel {

/// `files` are "courses/<id>.json", `labs` all labs of the site. Sorted by id. Problems of all files; codes: course.* and
/// json.*.
[[nodiscard]] Result<std::vector<Course>> read_courses(std::span<const File> files, std::span<const ListedLab> labs);

}  // namespace bengkel
