#pragma once
// Reads a Value as lab.json spells it: plain JSON where that suffices, an object with one "$" key where it does not.
//
//     null true 12 1.5 "text" [list] {"key": map}
//     {"$tuple": [...]}  {"$set": [...]}  {"$map": [[key, value], ...]}  {"$bytes": "base64"}
//     {"$float": "nan"}  {"$float": "inf"}  {"$float": "-inf"}  {"$float": "-0"}  {"$int": "123"}
//     {"$bigint": "123"}  {"$undefined": true}
//
// A wanted value may also hold {"$anyOf": [value, value]}, at any depth, but not in a set or a key: whichever of them will
// do.
//
// What a language does not have, its labs cannot say. In JavaScript every plain number is a float, and an integer is a
// bigint; C++ and SQL have no integers beyond 64 bits; a cell of SQL is null, a number, a text or bytes.

#include "frame/value.hpp"
#include "json/json_reader.hpp"
#include "lab/language.hpp"

namespace bengkel {

/// What the language cannot have as a member of a set or a key of a map is a problem, and so is one that stands there
/// twice.
[[nodiscard]] Value read_value(const JsonReader& reader, Language language);
[[nodiscard]] Value read_wanted_value(const JsonReader& reader, Language language);

}  // namespace bengkel
