#pragma once
// Text that grows while values are spelled, and stops growing when there is more than a page can show; and the parts of
// spelling that several languages share.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "frame/value.hpp"

namespace bengkel {

inline constexpr std::size_t kShownCodePoints = 2'000;
/// Once this many bytes are written, more cannot change the first kShownCodePoints code points.
inline constexpr std::size_t kEnoughBytes = kShownCodePoints * 4 + 4;

class SpelledText {
  public:
    /// Cut after kShownCodePoints, with an ellipsis.
    [[nodiscard]] std::string finish() &&;

    [[nodiscard]] bool is_full() const { return text_.size() > kEnoughBytes; }

    void put(std::string_view text) { text_ += text; }

    /// One after the other, with commas between.
    template <class Items, class Put>
    void put_all(const Items& items, Put put_one, std::string_view between = ", ") {
        bool is_first = true;
        for (const auto& item : items) {
            if (is_full()) return;
            if (!std::exchange(is_first, false)) put(between);
            put_one(item);
        }
    }

    /// In decimal; one too large for a page as "<int of 80000 bits>".
    void put_integer(const Integer& integer, std::string_view ending = {});

    /// \x0a, for a prefix of "\x" and two digits.
    void put_hexadecimal(std::string_view prefix, std::uint32_t number, int digits);

    /// A text in these quotes, which a backslash escapes, as it does itself and the usual three controls;
    /// `put_unprintable` writes what cannot be seen.
    void put_quoted(std::string_view text, char quote, void (*put_unprintable)(SpelledText&, char32_t));

    /// What no language has a spelling for: an object that crossed the border by name only is <Receipt object>, one with a
    /// trusted text <Decimal 1.50>.
    void put_opaque(const Opaque& opaque);
    void put_table(const TableValue& table);

  private:
    std::string text_;
};

/// The text as `finish` cuts it.
[[nodiscard]] std::string cut(std::string text);

/// Whether a backslash alone escapes the sign in this quote, or makes it one of \n, \r and \t.
[[nodiscard]] bool put_short_escape(SpelledText& out, char32_t sign, char quote);

/// ' unless the text holds one and no ".
[[nodiscard]] char quote_for(std::string_view text);

/// Hashes have an order that nobody understands; people look for order.
[[nodiscard]] std::vector<const Value*> in_order(const Set& set);

/// The digits of a finite number: 0.001, 12.5; where its exponent reaches `most`, 1.5e+16 with an exponent of at least
/// `exponent_digits`; a whole number ends with `after_whole`.
[[nodiscard]] std::string decimal(double number, int least, int most, std::size_t exponent_digits,
                                  std::string_view after_whole);

/// "int | float", each once.
[[nodiscard]] std::string type_names(const AnyOf& any, std::string (*type_name)(const Value&));

/// "Decimal" of "decimal.Decimal".
[[nodiscard]] std::string_view last_part(std::string_view name);

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};

}  // namespace bengkel
