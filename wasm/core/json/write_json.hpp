#pragma once
// JSON to be written: build a Json, write it. One text per content: keys sorted by their bytes, only the escapes that JSON
// demands, integers as they are, floats in their shortest form. Text that is not UTF-8 is mended with U+FFFD, never
// refused.
//
//     Json reply = JsonObject{{"id", 7}, {"runs", JsonArray{"a", nullptr, true}}};
//     write_json(reply)  ->  "{\"id\":7,\"runs\":[\"a\",null,true]}"

#include <concepts>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace bengkel {

struct Json;
using JsonArray = std::vector<Json>;
using JsonObject = std::map<std::string, Json, std::less<>>;

struct Json {
    std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, JsonArray, JsonObject> data;

    Json(std::nullptr_t = nullptr) : data(nullptr) {}
    Json(bool value) : data(value) {}
    Json(std::integral auto value) : data(static_cast<std::int64_t>(value)) {}
    Json(double value) : data(value) {}
    Json(std::string value) : data(std::move(value)) {}
    Json(std::string_view value) : data(std::string(value)) {}
    Json(const char* value) : data(std::string(value)) {}
    Json(JsonArray value) : data(std::move(value)) {}
    Json(JsonObject value) : data(std::move(value)) {}
};

enum class JsonLayout {
    Compact,   ///< no white space at all: for messages
    Indented,  ///< two spaces a level and a final newline: for what people and diffs read
};

[[nodiscard]] std::string write_json(const Json& json, JsonLayout layout = JsonLayout::Compact);

}  // namespace bengkel
