#pragma once
// The message of a run, a tagged map (wasm/core/frame/README.md), with its arguments as JavaScript values. It comes from
// our own core, but is read with every check all the same: a guest must not be able to be confused by its host.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "quickjs_api.hpp"

namespace bengkel::javascript {

enum class Entry {
    Program,
    Call,
    Cost,      ///< a call whose value is dropped
    Load,      ///< everything before a call, and no call
    UnitTest,  ///< a program that describes tests, and their outcomes
};

struct Message {
    Entry entry = Entry::Program;
    std::string file;      ///< path below the working folder, such as "main.js"
    std::string function;  ///< of a call
    std::vector<Ref> args;
    Ref options;  ///< the arguments given by name, as an object; undefined when there are none
    std::vector<std::string> argv;
    std::uint64_t seed = 0;
    std::size_t result_cap = 0;  ///< bytes
};

/// Makes the values that JavaScript has only constructors for; found before any code of the learner's has run.
struct Makers {
    JSContext* context = nullptr;
    JSValue bigint_of_hex;   ///< (text, is negative) → bigint
    JSValue map_of, set_of;  ///< (array of entries or items) → Map or Set
};
[[nodiscard]] Makers find_makers(JSContext* context);

/// False when the bytes are not a message; no exception is left set.
[[nodiscard]] bool decode_message(std::span<const std::uint8_t> bytes, const Makers& makers, Message& message);

}  // namespace bengkel::javascript
