#pragma once
// A request frame in, a reply frame out: the one door of the core. Whatever the bytes, there is a reply; what is wrong with
// them, or with the lab they carry, is a reply of kind Problems: {"id", "problems": [...]}, sorted by place, at most
// kMaximumProblems. "id" is null there when the request's could not be read.
//
//   kind      request                                                     ok reply
//   readLab   {id, files, rules?, folder?, private?, paths?}              {id, lab}
//   advance   {id, files, rules?, folder?, private?, submission?, seed?,  {id, state: "runs", runs: [{key, blob}]} or
//              observations?}                                             {id, state: "report", prices}, blob 0 the Report
//   planRun   {id, files, rules?, folder?, submission?, seed?, stdin?,    {id, runs: [{key: "run", blob}]}
//              argv?}
//   hash      {id}, blob 0 the bytes                                      {id, sha256}
//   readCourses {id, files, labs: [{id, track, minutes}]}                 {id, courses}
//
// files, rules, private, submission: [{path, blob}]; observations: [{key, blob}]; stdin: null or {blob, ended}; seed:
// decimal text; advance without one takes seed_of's (report/seed_of.hpp), the others 0. prices: the hash of the price list.
// `folder` is the lab's folder below labs/; with it, problems name their file from the root: labs/<folder>/lab.json.

#include <cstddef>

#include "base/bytes.hpp"
#include "bridge/last_lab.hpp"

namespace bengkel {

inline constexpr std::size_t kMaximumProblems = 50;

/// `last` only saves reading a lab again.
[[nodiscard]] Bytes dispatch(ByteView request, LastLab& last);

}  // namespace bengkel
