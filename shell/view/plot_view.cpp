#include "view/plot_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

#include "view/read_numbers.hpp"

namespace bengkel {

namespace {

constexpr std::array<std::string_view, 5> kShapes = {"line", "scatter", "bar", "histogram", "heatmap"};
constexpr std::int64_t kMostSeries = 100;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

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
    series.y = read_numbers(reader, "y", blobs);
    if (shape == PlotShape::HeatMap) {
        series.width = static_cast<std::size_t>(reader.integer("width", 1, 1 << 20));
        if (series.width == 0 || series.y.size() % series.width != 0) {
            reader.report("bad-blob", "rows that are not equally long");
            series.y.clear();
        }
        return series;
    }
    if (reader.find("x")) {
        series.x = read_numbers(reader, "x", blobs);
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
