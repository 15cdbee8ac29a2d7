#pragma once
// The message of a run, a tagged map (wasm/core/frame/README.md). It comes from our own core, but is read with every check
// all the same: a guest must not be able to be confused by its host.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace bengkel::sql {

enum class Entry {
    Program,
    Query,
    Cost,  ///< the script is run, and what it gives is dropped
    Load,  ///< the datasets, and nothing of the script
};

struct Bytes {
    std::string bytes;
};

/// What a parameter can be bound to.
using Scalar = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;

struct Message {
    Entry entry = Entry::Program;
    std::string file;                               ///< path below the working folder, such as "main.sql"
    std::vector<Scalar> parameters;                 ///< of ?1, ?2 and so on: args, or else argv after the file
    std::optional<std::vector<std::string>> state;  ///< tables of a query to hand back as they are at its end
    bool wants_plan = false;                        ///< of a query
    std::size_t result_cap = 0;                     ///< bytes
};

/// Nothing when the bytes are not a message.
[[nodiscard]] std::optional<Message> decode_message(std::span<const std::uint8_t> bytes);

}  // namespace bengkel::sql
