#pragma once
// Numbers as the reader's language spells them. The words of the page are not drawn here: they are its own business.

#include <string>

namespace bengkel {

/// As Intl.NumberFormat parts them, of the page's language.
struct Formats {
    std::string decimal = ".";
    std::string group = ",";
    std::string minus = "\u2212";
};

/// With at most `decimals` digits behind the point and no zeros at the end; groups of three from 10,000 on. What is no
/// number is empty.
[[nodiscard]] std::string format_number(double value, int decimals, const Formats& formats);

/// With at most `digits` that count, and a power of ten where it would be longer than anybody reads.
[[nodiscard]] std::string format_significant(double value, int digits, const Formats& formats);

/// "1.5 k", "20 M", "3 G": for axes of counts.
[[nodiscard]] std::string format_short(double value, const Formats& formats);

}  // namespace bengkel
