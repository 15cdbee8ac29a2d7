#pragma once
// Values for tests: short ways to write them down, and a seeded generator for laws that must hold of all of them.

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "frame/value.hpp"

namespace bengkel::test {

inline Value none() { return {Null{}}; }
inline Value boolean(bool flag) { return {flag}; }
inline Value integer(std::int64_t number) { return {integer_of(number)}; }
inline Value big(std::string_view decimal) { return {*parse_integer(decimal)}; }
inline Value real(double number) { return {number}; }
inline Value text(std::string text) { return {std::move(text)}; }
inline Value bytes(std::string_view bytes) { return {ByteString{Bytes(bytes.begin(), bytes.end())}}; }
inline Value list(std::vector<Value> items) { return {List{std::move(items)}}; }
inline Value tuple(std::vector<Value> items) { return {Tuple{std::move(items)}}; }
inline Value set(std::vector<Value> items) { return {Set{std::move(items)}}; }
inline Value map(std::vector<std::pair<Value, Value>> entries) { return {Map{std::move(entries)}}; }

/// Any value of at most `depth` levels; the same from the same state of the generator on every machine.
[[nodiscard]] Value any_value(std::mt19937_64& random, int depth);

}  // namespace bengkel::test
