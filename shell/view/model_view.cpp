#include "view/model_view.hpp"

#include <algorithm>
#include <cmath>

#include "view/read_numbers.hpp"

namespace bengkel {

namespace {

constexpr std::size_t kMostGroups = 100;
constexpr std::size_t kMostNeurons = 256;

double finite_number(const JsonReader& reader) {
    const double number = reader.number();
    if (std::isfinite(number)) return number;
    reader.report("bad-number", "expected a finite number");
    return 0;
}

std::vector<std::string> texts_of(const std::vector<JsonReader>& items, std::size_t most) {
    std::vector<std::string> texts;
    for (const JsonReader& item : items) {
        if (texts.size() == most) break;
        texts.push_back(item.text());
    }
    return texts;
}

void read_side(const JsonReader& reader, std::string_view name, PlotScale& scale, Range& range) {
    const auto side = reader.member(name);
    if (!side || !side->expect(JsonType::Object)) return;
    side->expect_keys({"label", "from", "to"});
    scale.label = side->text("label");
    const auto from = side->member("from"), to = side->member("to");
    if (!from || !to) return;
    range = {finite_number(*from), finite_number(*to)};
    if (!(range.highest > range.lowest)) {
        side->report("bad-range", "expected \"from\" to be less than \"to\"");
        range = {0, 1};
    }
}

/// Rows as JSON has them, each of `width`.
std::vector<double> read_rows(const JsonReader& reader, std::size_t height, std::size_t width) {
    std::vector<double> numbers;
    const std::vector<JsonReader> rows = reader.items();
    for (const JsonReader& row : rows) {
        const std::vector<JsonReader> items = row.items();
        if (items.size() != width) row.report("bad-rows", "expected " + std::to_string(width) + " numbers");
        for (const JsonReader& item : items) numbers.push_back(finite_number(item));
    }
    if (rows.size() != height) reader.report("bad-rows", "expected " + std::to_string(height) + " rows");
    numbers.resize(height * width, 0);
    return numbers;
}

}  // namespace

std::optional<std::size_t> BoundaryView::cell_at(double at_x, double at_y) const {
    // The far edge belongs to the last cell.
    const auto cell = [](double place, std::size_t count) {
        const auto size = static_cast<double>(count);
        return place == 1 ? size - 1 : std::floor(place * size);
    };
    const double c = cell(place_on(x, bounds.x, at_x), width), r = cell(place_on(y, bounds.y, at_y), rows());
    if (!(c >= 0 && c < static_cast<double>(width) && r >= 0 && r < static_cast<double>(rows()))) return std::nullopt;
    return static_cast<std::size_t>(r) * width + static_cast<std::size_t>(c);
}

std::optional<std::size_t> BoundaryView::group_of(std::size_t cell) const {
    const double value = cells[cell];
    if (!has_groups() || std::isnan(value) || value < 0 || value >= static_cast<double>(groups.size())) return std::nullopt;
    return static_cast<std::size_t>(value);
}

bool BoundaryView::is_wrong(std::size_t point) const {
    const ModelPoint& it = points[point];
    if (!it.group) return false;
    const auto cell = cell_at(it.x, it.y);
    const auto said = cell ? group_of(*cell) : std::nullopt;
    return said && *said != *it.group;
}

BoundaryView read_boundary_view(const JsonReader& reader, std::span<const Bytes> blobs) {
    reader.expect_keys({"x", "y", "groups", "cells", "width", "points"});
    BoundaryView view;
    read_side(reader, "x", view.x, view.bounds.x);
    read_side(reader, "y", view.y, view.bounds.y);
    view.groups = texts_of(reader.items("groups"), kMostGroups);
    view.cells = read_numbers(reader, "cells", blobs);
    view.width = static_cast<std::size_t>(reader.integer("width", 1, 1 << 20));
    if (view.width == 0 || view.cells.empty() || view.cells.size() % view.width != 0) {
        reader.report("bad-blob", "rows that are not equally long");
        view.width = 1;
        view.cells = {0};
    }
    const std::vector<double> points = read_numbers(reader, "points", blobs);
    if (points.size() % 3 != 0) reader.report("bad-blob", "expected x, y and class of each point");
    for (std::size_t i = 0; i + 2 < points.size(); i += 3) {
        ModelPoint point{points[i], points[i + 1], std::nullopt};
        if (points[i + 2] >= 0 && points[i + 2] < static_cast<double>(view.groups.size()))
            point.group = static_cast<std::size_t>(points[i + 2]);
        view.points.push_back(point);
    }
    return view;
}

double ConfusionView::share(std::size_t row, std::size_t column) const {
    double total = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) total += count(row, i);
    return total > 0 ? count(row, column) / total : 0;
}

ConfusionView read_confusion_view(const JsonReader& reader) {
    reader.expect_keys({"groups", "counts"});
    ConfusionView view{texts_of(reader.items("groups"), kMostGroups), {}};
    if (view.groups.empty()) reader.report("no-groups", "expected at least one class");
    if (const auto counts = reader.member("counts"))
        view.counts = read_rows(*counts, view.groups.size(), view.groups.size());
    view.counts.resize(view.groups.size() * view.groups.size(), 0);
    return view;
}

NetworkView read_network_view(const JsonReader& reader) {
    reader.expect_keys({"names", "weights"});
    NetworkView view;
    for (const JsonReader& layer : reader.items("names")) {
        view.names.push_back(texts_of(layer.items(), kMostNeurons));
        if (view.names.back().empty()) layer.report("no-neurons", "expected at least one neuron");
    }
    const std::vector<JsonReader> weights = reader.items("weights");
    if (weights.size() + 1 != view.layers() || weights.empty()) {
        reader.report("bad-layers", "expected weights between each layer and the next");
        return {};
    }
    for (std::size_t layer = 0; layer < weights.size(); ++layer)
        view.weights.push_back(read_rows(weights[layer], view.size_of(layer), view.size_of(layer + 1)));
    for (const std::vector<double>& numbers : view.weights)
        for (const double number : numbers) view.largest = std::max(view.largest, std::abs(number));
    return view;
}

NeighboursView read_neighbours_view(const JsonReader& reader) {
    reader.expect_keys({"of", "by", "neighbours"});
    NeighboursView view;
    view.of = reader.text("of");
    const std::string by = reader.text("by");
    if (by != "similarity" && by != "distance") reader.report("unknown-measure", "expected \"similarity\" or \"distance\"");
    view.is_similarity = by == "similarity";
    for (const JsonReader& item : reader.items("neighbours")) {
        if (!item.expect(JsonType::Object) || view.neighbours.size() == kMostGroups) break;
        item.expect_keys({"name", "value"});
        const auto value = item.member("value");
        view.neighbours.push_back({item.text("name"), value ? finite_number(*value) : 0, 0});
    }
    const auto distance = [&](const NeighboursView::Neighbour& it) {
        return std::max(0.0, view.is_similarity ? 1 - it.value : it.value);
    };
    double farthest = 0;
    for (const auto& it : view.neighbours) farthest = std::max(farthest, distance(it));
    for (auto& it : view.neighbours) it.radius = farthest > 0 ? distance(it) / farthest : 0;
    std::ranges::stable_sort(view.neighbours, {}, &NeighboursView::Neighbour::radius);
    return view;
}

}  // namespace bengkel
