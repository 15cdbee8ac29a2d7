#include "view/plot_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <string_view>
#include <utility>

namespace bengkel {

namespace {

constexpr std::array<std::string_view, 5> kShapes = {"line", "scatter", "bar", "histogram", "heatmap"};
constexpr std::int64_t kMostSeries = 100;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::vector<double> numbers_of(const JsonReader& reader, std::string_view name, std::span<const Bytes> blobs) {
    const std::int64_t index = reader.integer(name, 0, static_cast<std::int64_t>(blobs.size()) - 1);
    if (index < 0 || static_cast<std::size_t>(index) >= blobs.size()) return {};
    const Bytes& bytes = blobs[static_cast<std::size_t>(index)];
    if (bytes.size() % sizeof(double) != 0) {
        reader.report("bad-blob", "expected floats of 64 bits");
        return {};
    }
    std::vector<double> numbers(bytes.size() / sizeof(double));
    if (!numbers.empty()) std::memcpy(numbers.data(), bytes.data(), bytes.size());
    for (double& number : numbers)
        if (!std::isfinite(number)) number = kNan;
    return numbers;
}

PlotScale read_scale(const JsonReader& reader, std::string_view name) {
    const auto scale = reader.member(name);
    if (!scale || !scale->expect(JsonType::Object)) return {};
    scale->expect_keys({"label", "log"});
    return {scale->text("label"), scale->boolean_or("log", false)};
}

SeriesView read_series(const JsonReader& reader, std::span<const Bytes> blobs, PlotShape shape) {
    SeriesView series;
    if (!reader.expect(JsonType::Object)) return series;
    reader.expect_keys({"label", "x", "y", "width", "expected"});
    series.label = reader.text_or("label", "");
    series.is_expected = reader.boolean_or("expected", false);
    series.y = numbers_of(reader, "y", blobs);
    if (shape == PlotShape::HeatMap) {
        series.width = static_cast<std::size_t>(reader.integer("width", 1, 1 << 20));
        if (series.width == 0 || series.y.size() % series.width != 0) {
            reader.report("bad-blob", "rows that are not equally long");
            series.y.clear();
        }
        return series;
    }
    if (reader.find("x")) {
        series.x = numbers_of(reader, "x", blobs);
        if (series.x.size() != series.y.size()) reader.report("bad-blob", "as many values of x as of y are expected");
        series.x.resize(series.y.size(), kNan);
    } else {
        for (std::size_t i = 0; i < series.y.size(); ++i) series.x.push_back(static_cast<double>(i));
    }
    return series;
}

/// A histogram of several series has the same bins for all.
void bin_series(PlotView& plot) {
    std::vector<double> all;
    for (const SeriesView& series : plot.series) all.insert(all.end(), series.y.begin(), series.y.end());
    const Bins bins = bin_values(all);
    for (SeriesView& series : plot.series) {
        std::vector<double> counts(bins.counts.size(), 0);
        for (const double value : series.y) {
            if (std::isnan(value)) continue;
            const auto at = static_cast<std::size_t>(std::max(0.0, std::floor((value - bins.first) / bins.bin)));
            counts[std::min(at, counts.size() - 1)] += 1;
        }
        series.x.clear();
        for (std::size_t i = 0; i < counts.size(); ++i)
            series.x.push_back(bins.first + bins.bin * (static_cast<double>(i) + 0.5));
        series.y = std::move(counts);
    }
}

struct Extent {
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -std::numeric_limits<double>::infinity();

    void add(double value, const PlotScale& scale) {
        if (std::isnan(value) || (scale.is_log && value <= 0)) return;
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
    }
};

Range with_air(const Extent& extent, const PlotScale& scale, double air) {
    if (extent.lowest > extent.highest) return scale.is_log ? Range{1, 10} : Range{0, 1};
    if (scale.is_log) {
        const double factor = extent.lowest == extent.highest ? 2 : std::pow(extent.highest / extent.lowest, air);
        return {extent.lowest / factor, extent.highest * factor};
    }
    const double size = extent.highest - extent.lowest;
    const double around = size > 0 ? size * air : std::max(1.0, std::abs(extent.lowest)) * 0.5;
    return {extent.lowest - around, extent.highest + around};
}

}  // namespace

PlotView read_plot_view(const JsonReader& reader, std::span<const Bytes> blobs) {
    PlotView plot;
    reader.expect_keys({"kind", "title", "x", "y", "names", "series"});
    const std::string kind = reader.text("kind");
    const auto shape = std::ranges::find(kShapes, kind);
    if (shape == kShapes.end()) {
        reader.report("unknown-kind", "there is no plot of kind \"" + kind + "\"");
        return plot;
    }
    plot.shape = static_cast<PlotShape>(shape - kShapes.begin());
    plot.title = reader.text_or("title", "");
    plot.x = read_scale(reader, "x");
    plot.y = read_scale(reader, "y");
    for (const JsonReader& name : reader.items_or_none("names")) plot.names.push_back(name.text());
    for (const JsonReader& item : reader.items("series")) {
        if (std::ssize(plot.series) == kMostSeries) break;
        plot.series.push_back(read_series(item, blobs, plot.shape));
    }
    if (plot.shape == PlotShape::Histogram && !plot.series.empty()) bin_series(plot);
    return plot;
}

Bounds bounds_of(const PlotView& plot, std::span<const bool> is_hidden) {
    Extent x, y;
    if (plot.shape == PlotShape::HeatMap) {
        const SeriesView* first = plot.series.empty() ? nullptr : &plot.series.front();
        const double width = first == nullptr ? 1 : static_cast<double>(std::max<std::size_t>(1, first->width));
        const double height = first == nullptr ? 1 : static_cast<double>(first->y.size()) / width;
        return {{0, width}, {0, std::max(1.0, height)}};
    }
    const bool has_bars = plot.shape == PlotShape::Bar || plot.shape == PlotShape::Histogram;
    double step = std::numeric_limits<double>::infinity();
    for (std::size_t s = 0; s < plot.series.size(); ++s) {
        if (is_hidden[s]) continue;
        const SeriesView& series = plot.series[s];
        for (std::size_t i = 0; i < series.y.size(); ++i) {
            if (std::isnan(series.y[i])) continue;
            x.add(series.x[i], plot.x);
            y.add(series.y[i], plot.y);
            if (i > 0 && series.x[i] > series.x[i - 1]) step = std::min(step, series.x[i] - series.x[i - 1]);
        }
    }
    if (has_bars && !plot.y.is_log) y.add(0, plot.y);
    Bounds bounds{with_air(x, plot.x, 0.03), with_air(y, plot.y, 0.06)};
    if (has_bars) {
        const double half = std::isfinite(step) ? step * 0.6 : 0.6;
        if (!plot.x.is_log && x.lowest <= x.highest) bounds.x = {x.lowest - half, x.highest + half};
        if (!plot.y.is_log && y.lowest >= 0) bounds.y.lowest = 0;
        if (!plot.y.is_log && y.highest <= 0) bounds.y.highest = 0;
    }
    return bounds;
}

double place_on(const PlotScale& scale, const Range& range, double value) {
    if (!scale.is_log) return (value - range.lowest) / (range.highest - range.lowest);
    if (!(value > 0)) return kNan;
    return std::log(value / range.lowest) / std::log(range.highest / range.lowest);
}

double value_on(const PlotScale& scale, const Range& range, double place) {
    if (!scale.is_log) return range.lowest + place * (range.highest - range.lowest);
    return range.lowest * std::pow(range.highest / range.lowest, place);
}

Range zoomed(const PlotScale& scale, const Range& range, double factor, double place, double shift) {
    const double size = 1 / std::clamp(factor, 0.01, 100.0);
    const double from = place - place * size + shift;
    const Range next{value_on(scale, range, from), value_on(scale, range, from + size)};
    const double least = std::max(std::abs(next.lowest), std::abs(next.highest)) * 1e-12;
    const bool is_sound = std::isfinite(next.lowest) && std::isfinite(next.highest) && next.highest - next.lowest > least &&
                          next.highest - next.lowest < 1e300 && (!scale.is_log || next.lowest > 0);
    return is_sound ? next : range;
}

std::optional<NearPoint> nearest_point(const PlotView& plot, std::span<const bool> is_hidden, const Bounds& bounds,
                                       double x, double y, double aspect, double reach) {
    std::optional<NearPoint> nearest;
    double least = reach * reach;
    for (std::size_t s = 0; s < plot.series.size(); ++s) {
        if (is_hidden[s]) continue;
        const SeriesView& series = plot.series[s];
        for (std::size_t i = 0; i < series.x.size(); ++i) {
            const double across = (place_on(plot.x, bounds.x, series.x[i]) - x) * aspect;
            const double up = place_on(plot.y, bounds.y, series.y[i]) - y;
            const double distance = across * across + up * up;
            if (!(distance <= least)) continue;
            least = distance;
            nearest = NearPoint{s, i};
        }
    }
    return nearest;
}

Bins bin_values(std::span<const double> values) {
    std::vector<double> sorted;
    for (const double value : values)
        if (!std::isnan(value)) sorted.push_back(value);
    if (sorted.empty()) return {0, 1, {0}};
    std::ranges::sort(sorted);
    const double size = sorted.back() - sorted.front();
    if (!(size > 0) || !std::isfinite(size)) return {sorted.front() - 0.5, 1, {static_cast<double>(sorted.size())}};
    const double middle = sorted[sorted.size() * 3 / 4] - sorted[sorted.size() / 4];
    const double wanted = middle > 0 ? 2 * middle / std::cbrt(static_cast<double>(sorted.size())) : size / 10;
    const double count = std::clamp(std::ceil(size / wanted), 1.0, 60.0);
    Bins bins{sorted.front(), size / count, std::vector<double>(static_cast<std::size_t>(count), 0)};
    for (const double value : sorted) {
        const auto at = static_cast<std::size_t>((value - bins.first) / bins.bin);
        bins.counts[std::min(at, bins.counts.size() - 1)] += 1;
    }
    return bins;
}

}  // namespace bengkel
