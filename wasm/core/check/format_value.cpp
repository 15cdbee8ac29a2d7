#include "check/format_value.hpp"

#include "base/utf8.hpp"
#include "check/spelling/spelling.hpp"

#include <cmath>
#include <utility>
#include <variant>
#include <vector>

namespace bengkel {
namespace {

/// How much there is, in no language.
std::string brief(const Value& value, Language language) {
    constexpr std::size_t kBrief = 40;
    std::string whole = format_value(value, language);
    if (whole.size() <= kBrief) return whole;
    const Spelling& spelling = spelling_of(language);
    const auto items = [](std::string_view brackets, std::size_t count) {
        return std::string(1, brackets.front()) + "... x " + std::to_string(count) + brackets.back();
    };
    if (const auto* list = std::get_if<List>(&value.data)) return items(spelling.list_brackets, list->items.size());
    if (const auto* tuple = std::get_if<Tuple>(&value.data)) return items(spelling.tuple_brackets, tuple->items.size());
    if (const auto* set = std::get_if<Set>(&value.data)) return items("{}", set->items.size());
    if (const auto* map = std::get_if<Map>(&value.data)) return items("{}", map->entries.size());
    if (const auto* text = std::get_if<std::string>(&value.data))
        return spelling.quote + ("... x " + std::to_string(count_code_points(*text))) + spelling.quote;
    return whole;
}

}  // namespace

std::string format_float(double number) {
    if (std::isnan(number)) return "nan";
    if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
    return decimal(number, -4, 16, 2, ".0");
}

std::string format_value(const Value& value, Language language) {
    SpelledText out;
    spelling_of(language).put(out, value);
    return std::move(out).finish();
}

std::string format_call(std::string_view function, std::span<const Value> args,
                        std::span<const std::pair<std::string, Value>> kwargs, Language language) {
    SpelledText out;
    const auto put_value = [&](const Value& value) { spelling_of(language).put(out, value); };
    out.put(function);
    out.put("(");
    out.put_all(args, put_value);
    if (!args.empty() && !kwargs.empty()) out.put(", ");
    out.put_all(kwargs, [&](const auto& argument) {
        out.put(argument.first);
        out.put("=");
        put_value(argument.second);
    });
    out.put(")");
    return std::move(out).finish();
}

std::string format_brief_call(std::string_view function, const List& args, Language language) {
    std::string call = std::string(function) + "(";
    for (const Value& arg : args.items) call += (&arg == args.items.data() ? "" : ", ") + brief(arg, language);
    return shown_text(call + ")");
}

std::string shown_text(std::string_view text) { return cut(mend_utf8(text.substr(0, kEnoughBytes))); }

}  // namespace bengkel
