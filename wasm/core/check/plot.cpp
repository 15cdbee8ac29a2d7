#include "check/plot.hpp"

#include <algorithm>
#include <ranges>
#include <utility>
#include <variant>

#include "check/format_value.hpp"

namespace bengkel {
namespace {

/// Takes the members of a map one by one; what is left over, missing or of another type spoils it.
class Members {
  public:
    explicit Members(const Value& value) : map_(std::get_if<Map>(&value.data)) {}

    template <class T>
    std::optional<T> take(std::string_view key) {
        const Value* value = take_value(key);
        const T* held = value == nullptr ? nullptr : std::get_if<T>(&value->data);
        if (held == nullptr) return is_sound_ = false, std::nullopt;
        return *held;
    }

    const Value* take_value(std::string_view key) {
        if (map_ == nullptr) return nullptr;
        for (const auto& [name, value] : map_->entries) {
            const auto* text = std::get_if<std::string>(&name.data);
            if (text == nullptr || *text != key) continue;
            ++taken_;
            return &value;
        }
        return nullptr;
    }

    void spoil() { is_sound_ = false; }
    [[nodiscard]] bool is_whole() const { return map_ != nullptr && is_sound_ && taken_ == map_->entries.size(); }

  private:
    const Map* map_;
    std::size_t taken_ = 0;
    bool is_sound_ = true;
};

bool is_number_or_gap(const Value& value) {
    return std::holds_alternative<Null>(value.data) || std::holds_alternative<Integer>(value.data) ||
           std::holds_alternative<double>(value.data);
}

bool is_list_of(const Value& value, auto is_item) {
    const auto* list = std::get_if<List>(&value.data);
    return list != nullptr && std::ranges::all_of(list->items, is_item);
}

bool are_numbers(const Value& value) { return is_list_of(value, is_number_or_gap); }

PlotAxis read_axis(Members& plot, std::string_view name) {
    const Value* value = plot.take_value(name);
    if (value == nullptr) return plot.spoil(), PlotAxis{};
    Members members(*value);
    PlotAxis axis{members.take<std::string>("label"), members.take<bool>("log")};
    if (!members.is_whole()) plot.spoil();
    return axis;
}

std::optional<PlotSeries> read_series(const Value& value) {
    Members members(value);
    PlotSeries series;
    series.label = members.take<std::string>("label");
    const auto list = [&](std::string_view name, auto is_sound) -> std::optional<Value> {
        const Value* given = members.take_value(name);
        if (given == nullptr) return std::nullopt;
        if (!is_sound(*given)) members.spoil();
        return *given;
    };
    series.rows = list("rows", [](const Value& rows) { return is_list_of(rows, are_numbers); });
    series.y = list("y", are_numbers);
    series.x = list("x", [](const Value& x) {
        return is_list_of(
            x, [](const Value& item) { return is_number_or_gap(item) || std::holds_alternative<std::string>(item.data); });
    });
    if (!members.is_whole() || series.rows.has_value() == series.y.has_value() || (series.x && !series.y))
        return std::nullopt;
    return series;
}

Failure wrong_part(std::string part, std::string want, std::string got) {
    Failure failure;
    failure.code = FailureCode::WrongPlot;
    failure.expected = shown_text(want);
    failure.got = shown_text(got);
    failure.details.emplace("part", std::move(part));
    return failure;
}

std::optional<Failure> compare_text(const char* part, const std::optional<std::string>& want,
                                    const std::optional<std::string>& got) {
    if (!want || want == got) return std::nullopt;
    return wrong_part(part, *want, got.value_or(""));
}

std::optional<Failure> compare_axis(const std::string& name, const PlotAxis& want, const PlotAxis& got) {
    if (auto failure = compare_text((name + "-label").c_str(), want.label, got.label)) return failure;
    if (!want.is_log || want.is_log == got.is_log) return std::nullopt;
    const auto word = [](bool is_log) { return std::string(is_log ? "log" : "linear"); };
    return wrong_part(name + "-log", word(*want.is_log), word(got.is_log.value_or(false)));
}

std::string name_of(const PlotSeries& series, std::size_t index) {
    const bool has_label = series.label && !series.label->empty();
    return has_label ? shown_text(*series.label) : std::to_string(index + 1);
}

std::optional<Failure> compare_list(const char* part, const std::optional<Value>& want, const std::optional<Value>& got,
                                    const Equality& equality) {
    if (!want) return std::nullopt;
    Failure failure;
    failure.code = FailureCode::DifferentSeries;
    failure.expected = format_value(*want, equality.language);
    failure.details.emplace("part", part);
    if (!got) return failure;
    failure.mismatch = find_mismatch(*want, *got, equality);
    if (!failure.mismatch) return std::nullopt;
    failure.got = format_value(*got, equality.language);
    return failure;
}

std::optional<Failure> compare_series(const PlotSeries& want, const PlotSeries& got, const Equality& equality) {
    if (auto failure = compare_list("x", want.x, got.x, equality)) return failure;
    if (auto failure = compare_list("y", want.y, got.y, equality)) return failure;
    return compare_list("rows", want.rows, got.rows, equality);
}

std::optional<Failure> compare_all_series(const std::vector<PlotSeries>& want, const std::vector<PlotSeries>& got,
                                          const Equality& equality) {
    const bool is_by_label =
        std::ranges::all_of(want, [](const PlotSeries& series) { return series.label && !series.label->empty(); });
    if (is_by_label) {
        for (const PlotSeries& series : want) {
            if (std::ranges::contains(got, series.label, &PlotSeries::label)) continue;
            Failure failure;
            failure.code = FailureCode::MissingSeries;
            failure.expected = shown_text(*series.label);
            std::string labels;
            for (const PlotSeries& other : got) labels += (labels.empty() ? "" : ", ") + other.label.value_or("");
            failure.got = shown_text(labels);
            return failure;
        }
    }
    if (want.size() != got.size()) {
        Failure failure;
        failure.code = FailureCode::WrongSeriesCount;
        failure.expected = std::to_string(want.size());
        failure.got = std::to_string(got.size());
        return failure;
    }
    for (std::size_t i = 0; i < want.size(); ++i) {
        const auto found = is_by_label ? std::ranges::find(got, want[i].label, &PlotSeries::label)
                                       : got.begin() + static_cast<std::ptrdiff_t>(i);
        if (auto failure = compare_text("label", want[i].label, found->label)) return failure;
        if (auto failure = compare_series(want[i], *found, equality)) {
            failure->details.emplace("series", name_of(want[i], i));
            return failure;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Plot> read_plot(const Value& value) {
    Members members(value);
    Plot plot;
    const auto format = members.take<Integer>("format");
    if (!format || *format != integer_of(1)) return std::nullopt;
    plot.kind = members.take<std::string>("kind");
    plot.title = members.take<std::string>("title");
    plot.x = read_axis(members, "x");
    plot.y = read_axis(members, "y");
    const auto list = members.take<List>("series");
    if (!members.is_whole() || list->items.empty() || !std::ranges::contains(kPlotKinds, *plot.kind)) return std::nullopt;
    plot.series.emplace();
    for (const Value& item : list->items) {
        auto series = read_series(item);
        if (!series || series->rows.has_value() != (plot.kind == "heatmap")) return std::nullopt;
        plot.series->push_back(*std::move(series));
    }
    return plot;
}

std::optional<Failure> compare_plots(const Plot& want, const Plot& got, const Equality& equality) {
    if (auto failure = compare_text("kind", want.kind, got.kind)) return failure;
    if (want.series)
        if (auto failure = compare_all_series(*want.series, *got.series, equality)) return failure;
    if (auto failure = compare_axis("x", want.x, got.x)) return failure;
    if (auto failure = compare_axis("y", want.y, got.y)) return failure;
    return compare_text("title", want.title, got.title);
}

}  // namespace bengkel
