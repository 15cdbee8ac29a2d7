#include "check/compare_dates.hpp"

#include <chrono>
#include <string_view>
#include <variant>

#include "lab/names.hpp"

namespace bengkel {
namespace {

/// Takes a text apart from the left; what is not there takes nothing.
class DateScanner {
  public:
    explicit DateScanner(std::string_view text) : text_(text) {}

    [[nodiscard]] bool is_done() const { return text_.empty(); }

    bool take(char sign) {
        if (!text_.starts_with(sign)) return false;
        text_.remove_prefix(1);
        return true;
    }

    /// A number of two digits up to `most`.
    std::optional<std::int64_t> pair(std::int64_t most) {
        if (text_.size() < 2 || !is_digit(text_[0]) || !is_digit(text_[1])) return std::nullopt;
        const std::int64_t number = (text_[0] - '0') * 10 + (text_[1] - '0');
        if (number > most) return std::nullopt;
        text_.remove_prefix(2);
        return number;
    }

    /// Digits behind a point, of which nine count.
    std::optional<std::int64_t> nanoseconds() {
        std::size_t count = 0;
        std::int64_t number = 0;
        for (; count < text_.size() && is_digit(text_[count]); ++count)
            if (count < kNanoDigits) number = number * 10 + (text_[count] - '0');
        if (count == 0) return std::nullopt;
        for (std::size_t i = count; i < kNanoDigits; ++i) number *= 10;
        text_.remove_prefix(count);
        return number;
    }

    std::optional<std::int64_t> day() {
        const std::string_view day = text_.substr(0, kDaySize);
        if (!is_day(day)) return std::nullopt;
        const auto number = [&](std::size_t at, std::size_t count) {
            int value = 0;
            for (const char digit : day.substr(at, count)) value = value * 10 + (digit - '0');
            return value;
        };
        text_.remove_prefix(kDaySize);
        const std::chrono::year_month_day date(std::chrono::year(number(0, 4)),
                                               std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                               std::chrono::day(static_cast<unsigned>(number(8, 2))));
        return std::chrono::sys_days(date).time_since_epoch().count();
    }

  private:
    static constexpr std::size_t kDaySize = 10;
    static constexpr std::size_t kNanoDigits = 9;

    static bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

    std::string_view text_;
};

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

/// hh:mm or hh:mm:ss as seconds.
std::optional<std::int64_t> clock_time(DateScanner& scanner) {
    const auto hours = scanner.pair(23);
    if (!hours || !scanner.take(':')) return std::nullopt;
    const auto minutes = scanner.pair(59);
    if (!minutes) return std::nullopt;
    const auto seconds = scanner.take(':') ? scanner.pair(59) : std::optional<std::int64_t>(0);
    if (!seconds) return std::nullopt;
    return *hours * kHour + *minutes * kMinute + *seconds;
}

std::optional<Date> parse_date(std::string_view text) {
    DateScanner scanner(text);
    const auto day = scanner.day();
    if (!day) return std::nullopt;
    Date date{*day, *day * kDay, 0};
    if (scanner.is_done()) return date;
    if (!scanner.take('T') && !scanner.take(' ')) return std::nullopt;
    const auto time = clock_time(scanner);
    if (!time) return std::nullopt;
    date.second += *time;
    if (scanner.take('.')) {
        const auto fraction = scanner.nanoseconds();
        if (!fraction) return std::nullopt;
        date.nanosecond = *fraction;
    }
    const bool is_east = scanner.take('+');
    if (is_east || scanner.take('-')) {
        const auto offset = clock_time(scanner);
        if (!offset) return std::nullopt;
        date.second += is_east ? -*offset : *offset;
    } else {
        scanner.take('Z');
    }
    return scanner.is_done() ? std::optional(date) : std::nullopt;
}

}  // namespace

std::optional<Date> date_in(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value.data)) return parse_date(*text);
    const auto* object = std::get_if<Opaque>(&value.data);
    if (object == nullptr) return std::nullopt;
    const bool is_date = object->type == "datetime.date" || object->type == "datetime.datetime" || object->type == "Date";
    return is_date ? parse_date(object->text) : std::nullopt;
}

bool is_same_date(const Date& left, const Date& right, Dates dates) {
    if (dates == Dates::Day) return left.day == right.day;
    return left.second == right.second && left.nanosecond == right.nanosecond;
}

}  // namespace bengkel
