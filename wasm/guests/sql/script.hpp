#pragma once
// The text of a script: its tokens as far as we need them, and where an offset lies.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bengkel::sql {

enum class TokenKind {
    Word,    ///< a keyword, a name or a number
    Quoted,  ///< '...', "...", `...` or [...], also when it does not end
    Open,
    Close,
    Semicolon,
    Other,  ///< one code point
    End,
};

struct Token {
    TokenKind kind = TokenKind::End;
    std::size_t begin = 0, end = 0;  ///< bytes
};

/// The first token at or after `from`; blank space and comments are passed over.
[[nodiscard]] Token next_token(std::string_view script, std::size_t from);

/// Of ASCII letters; the rest as it is, as SQLite has it.
[[nodiscard]] bool equal_ignoring_case(std::string_view left, std::string_view right);

/// Whether [begin, end) has an ORDER BY outside of parentheses.
[[nodiscard]] bool has_outer_order(std::string_view script, std::size_t begin, std::size_t end);

/// From 1, in code points.
struct Place {
    std::uint32_t line = 1, column = 1;
};
[[nodiscard]] Place place_of(std::string_view script, std::size_t offset);

/// The line that holds the offset, without its end.
[[nodiscard]] std::string_view line_at(std::string_view script, std::size_t offset);

}  // namespace bengkel::sql
