#pragma once
// What a model learned and how well: the plane that it parts, whom it takes for whom, the weights of a small network, and
// what is most like something. A loss curve is a plot (plot_view.hpp).

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "json/json_reader.hpp"
#include "view/scale.hpp"

namespace bengkel {

struct ModelPoint {
    double x = 0, y = 0;
    std::optional<std::size_t> group;  ///< which class it truly is of
};

/// What the model says over a part of the plane, in equal cells.
struct BoundaryView {
    PlotScale x, y;
    Bounds bounds;                    ///< of the cells
    std::vector<std::string> groups;  ///< none: cells are scores
    std::vector<double> cells;        ///< row by row, the lowest y first; NaN: none
    std::size_t width = 1;
    std::vector<ModelPoint> points;

    [[nodiscard]] std::size_t rows() const { return cells.size() / width; }
    [[nodiscard]] bool has_groups() const { return !groups.empty(); }
    /// The cell that a place of the plane lies in.
    [[nodiscard]] std::optional<std::size_t> cell_at(double x, double y) const;
    /// Which class a cell is given to.
    [[nodiscard]] std::optional<std::size_t> group_of(std::size_t cell) const;
    /// A point whose class is known and which lies in a cell of another.
    [[nodiscard]] bool is_wrong(std::size_t point) const;
};

/// {"x": {"label", "from", "to"}, "y": {...}, "groups": [...], "cells": blob, "width", "points": blob of x, y and class
/// (NaN: unknown), one after the other}.
[[nodiscard]] BoundaryView read_boundary_view(const JsonReader& reader, std::span<const Bytes> blobs);

/// Of all that truly is of a class (a row), how much was taken for which (a column).
struct ConfusionView {
    std::vector<std::string> groups;
    std::vector<double> counts;
    [[nodiscard]] double count(std::size_t row, std::size_t column) const { return counts[row * groups.size() + column]; }
    /// Of its row, 0 to 1; 0 of an empty row.
    [[nodiscard]] double share(std::size_t row, std::size_t column) const;
};

/// {"groups": [...], "counts": [[...], ...]}
[[nodiscard]] ConfusionView read_confusion_view(const JsonReader& reader);

/// A network of layers: `weights[l]` leads from layer l to the next, a row for each neuron that it comes from.
struct NetworkView {
    std::vector<std::vector<std::string>> names;  ///< of the neurons, layer by layer; empty where they have none
    std::vector<std::vector<double>> weights;
    double largest = 0;  ///< of all weights, without its sign

    [[nodiscard]] std::size_t layers() const { return names.size(); }
    [[nodiscard]] std::size_t size_of(std::size_t layer) const { return names[layer].size(); }
    [[nodiscard]] double weight(std::size_t layer, std::size_t from, std::size_t to) const {
        return weights[layer][from * size_of(layer + 1) + to];
    }
};

/// {"names": [[...], ...], "weights": [[[...], ...], ...]}
[[nodiscard]] NetworkView read_network_view(const JsonReader& reader);

/// What is most like something, the nearest first.
struct NeighboursView {
    struct Neighbour {
        std::string name;
        double value = 0;   ///< how like it is, or how far away
        double radius = 0;  ///< 0 where it could not be nearer, 1 for the farthest
    };
    std::string of;
    bool is_similarity = true;
    std::vector<Neighbour> neighbours;
};

/// {"of", "by": "similarity" or "distance", "neighbours": [{"name", "value"}, ...]}. A similarity is at most 1.
[[nodiscard]] NeighboursView read_neighbours_view(const JsonReader& reader);

}  // namespace bengkel
