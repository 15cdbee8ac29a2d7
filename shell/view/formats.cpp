#include "view/formats.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <format>
#include <string_view>

namespace bengkel {

namespace {

/// Plain digits with a point, as std::format makes them, spelled as the reader does.
std::string localised(std::string_view plain, const Formats& formats) {
    std::string text;
    if (plain.starts_with('-')) {
        plain.remove_prefix(1);
        if (plain.find_first_not_of("0.") != std::string_view::npos) text = formats.minus;
    }
    const std::string_view whole = plain.substr(0, plain.find_first_of(".e"));
    const std::string_view rest = plain.substr(whole.size());
    const bool is_grouped = whole.size() > 4;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (is_grouped && i > 0 && (whole.size() - i) % 3 == 0) text += formats.group;
        text += whole[i];
    }
    if (rest.starts_with('.')) {
        text += formats.decimal;
        text += rest.substr(1);
    } else {
        text += rest;
    }
    return text;
}

std::string without_end_zeros(std::string text) {
    if (!text.contains('.')) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

}  // namespace

std::string format_number(double value, int decimals, const Formats& formats) {
    if (!std::isfinite(value)) return {};
    if (std::abs(value) >= 1e15) return format_significant(value, 6, formats);
    return localised(without_end_zeros(std::format("{:.{}f}", value, std::clamp(decimals, 0, 17))), formats);
}

std::string format_significant(double value, int digits, const Formats& formats) {
    if (!std::isfinite(value)) return {};
    if (value == 0) return "0";
    const int power = static_cast<int>(std::floor(std::log10(std::abs(value))));
    if (power >= -5 && power < 15) return format_number(value, digits - 1 - power, formats);
    const std::string mantissa = format_number(value / std::pow(10.0, power), digits - 1, formats);
    return mantissa + " \u00d7 10^" + (power < 0 ? formats.minus : std::string()) + std::to_string(std::abs(power));
}

std::string format_short(double value, const Formats& formats) {
    constexpr std::string_view kUnits[] = {"", " k", " M", " G", " T"};
    std::size_t unit = 0;
    while (std::abs(value) >= 1000 && unit + 1 < std::size(kUnits)) {
        value /= 1000;
        ++unit;
    }
    return format_significant(value, 3, formats) + std::string(kUnits[unit]);
}

}  // namespace bengkel
