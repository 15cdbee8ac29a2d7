#pragma once
// Reads a Value as lab.json spells it: plain JSON where that suffices, an object with one "$" key where it does not.
//
//     null true 12 1.5 "text" [list] {"key": map}
//     {"$tuple": [...]}  {"$set": [...]}  {"$map": [[key, value], ...]}  {"$bytes": "base64"}
//     {"$float": "nan"}  {"$float": "inf"}  {"$float": "-inf"}  {"$float": "-0"}  {"$int": "123"}

#include "frame/value.hpp"
#include "json/json_reader.hpp"

namespace bengkel {

/// What cannot be a member of a set or a key of a map in Python is a problem, and so is one that stands there twice.
[[nodiscard]] Value read_value(const JsonReader& reader);

}  // namespace bengkel
