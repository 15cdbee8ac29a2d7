#pragma once
// Looks into a model or a desk that a program leaves for the page; included by lab.hpp.
//
//   lab::show(lab::Loss{.curves = {{"training", {0.9, 0.5}}, {"validation", {1.0, 0.8}}}});
//   lab::show(lab::Confusion{.classes = {"sold", "not"}, .counts = {{7, 1}, {2, 5}}}, "Which sells?");
//   lab::show(lab::Neighbours{.of = "Tebaloi", .similarity = {{"Keropok", 0.75}, {"Laksa paste", 0.28}}});
//
// Each call writes shows/1.json, shows/2.json ...; their forms are told in labs/README.md. What cannot be shown throws
// std::invalid_argument. Members with a value may be left out, and no compiler warns of it.

#include <optional>
#include <utility>

namespace lab {

/// What a model says over a part of the plane: `cells` row by row, the lowest y first; of `classes`, counted from 0, or
/// scores. A point is {x, y} or {x, y, class}.
struct Boundary {
    std::vector<double> x, y;  ///< from, to
    std::vector<std::vector<double>> cells;
    std::vector<std::string> classes{};
    std::vector<std::vector<double>> points{};
    std::vector<std::string> labels{};  ///< of x and of y
};

struct Loss {
    std::vector<std::pair<std::string, std::vector<double>>> curves;
    std::vector<double> steps{};  ///< none: counted from 0
    bool log = false;
};

/// A row for each class as it truly is, a column for what it was taken for.
struct Confusion {
    std::vector<std::string> classes;
    std::vector<std::vector<double>> counts;
};

/// From each layer to the next: a row for each neuron before, a column for each neuron after. `names`, if any: layer by
/// layer.
struct Weights {
    std::vector<std::vector<std::vector<double>>> weights;
    std::vector<std::vector<std::string>> names{};
};

/// One of the two: similarity is at most 1, distance at least 0.
struct Neighbours {
    std::string of;
    std::vector<std::pair<std::string, double>> similarity{}, distance{};
};

/// Times are minutes from midnight; places are counted from 0.
struct Place {
    std::string name;
    double x = 0, y = 0;
    bool depot = false;
};
struct Rider {
    std::string name;
    std::vector<std::pair<double, int>> stops{};  ///< time, place
};
struct Stock {
    std::string name;
    std::vector<std::pair<double, double>> levels{};  ///< time, amount
    std::optional<double> reorder{};
};
struct Order {
    std::string name;
    double placed = 0;
    std::optional<double> started{}, done{};
};
struct Desk {
    std::vector<Place> places;
    std::vector<std::pair<int, int>> roads{};
    std::vector<Rider> riders{};
    std::vector<Stock> stock{};
    std::vector<Order> orders{};
};

namespace bengkel_show {

using bengkel_plot::list;
using bengkel_plot::refuse;

/// The members of one object, and how many numbers and texts they hold.
struct Written {
    std::string json;
    std::size_t count = 0;

    std::string number(double value, const char* where) {
        if (std::isnan(value)) refuse(std::string(where) + " must be numbers");
        return gap(value, where);
    }
    std::string gap(double value, const char* where) {
        ++count;
        if (std::isinf(value)) refuse(std::string("an infinite number has no place in ") + where);
        return bengkel_plot::number(value);
    }
    std::string text(const std::string& value, const char* where) {
        ++count;
        return bengkel_plot::quoted(value, where);
    }
    std::string numbers(const std::vector<double>& values, const char* where) {
        return list(values, [&](double it) { return number(it, where); });
    }
    std::string texts(const std::vector<std::string>& values, const char* where) {
        return list(values, [&](const std::string& it) { return text(it, where); });
    }
    template <class Values>
    std::string pairs(const Values& values, const char* where) {
        return list(values, [&](const auto& it) {
            return "[" + number(static_cast<double>(it.first), where) + "," +
                   number(static_cast<double>(it.second), where) + "]";
        });
    }
    /// By name, with what `write` makes of each.
    template <class Values, class Write>
    std::string by_name(const Values& values, const char* where, Write write) {
        std::string made;
        for (const auto& [name, value] : values) made += (made.empty() ? "" : ",") + text(name, where) + ":" + write(value);
        return "{" + made + "}";
    }
    Written& put(const char* key, const std::string& value) {
        json += (json.empty() ? "\"" : ",\"") + std::string(key) + "\":" + value;
        return *this;
    }
};

inline void leave(const char* kind, const Written& data, const std::string& title) {
    static std::size_t shows = 0;
    if (data.count > bengkel_plot::kMostNumbers) refuse("a show holds at most 20,000 numbers and texts");
    if (shows == bengkel_plot::kMostPlots) refuse("a run can leave at most 16 shows");
    bengkel_plot::write_file("shows", ++shows,
                             "{\"format\":1,\"kind\":\"" + std::string(kind) + "\",\"title\":" +
                                 bengkel_plot::quoted(title, "title") + ",\"data\":{" + data.json + "}}\n");
}

template <class Rows>
void rows_agree(const Rows& rows, const char* where) {
    bool is_even = !rows.empty() && !rows.front().empty();
    for (const auto& row : rows) is_even = is_even && row.size() == rows.front().size();
    if (!is_even) refuse(std::string("the rows of ") + where + " must be equally long, and not empty");
}

inline void index_agrees(double number, std::size_t count, const char* where, const char* what) {
    if (number >= 0 && number < static_cast<double>(count) && number == std::floor(number)) return;
    refuse(bengkel_plot::number(number) + " in " + where + " is none of the " + std::to_string(count) + " " + what +
           ": they are counted from 0");
}

inline void side_agrees(const std::vector<double>& side, const char* name) {
    if (side.size() != 2 || !(side[0] < side[1])) refuse(std::string(name) + " must be two numbers, the lower one first");
}

}  // namespace bengkel_show

inline void show(const Boundary& it, const std::string& title = "") {
    using namespace bengkel_show;
    side_agrees(it.x, "x");
    side_agrees(it.y, "y");
    rows_agree(it.cells, "cells");
    if (!it.labels.empty() && it.labels.size() != 2) refuse("labels must be two texts, of x and of y");
    Written data;
    data.put("x", data.numbers(it.x, "x")).put("y", data.numbers(it.y, "y"));
    data.put("cells", list(it.cells, [&](const std::vector<double>& row) {
                 return list(row, [&](double cell) {
                     if (!it.classes.empty() && !std::isnan(cell))
                         index_agrees(cell, it.classes.size(), "cells", "classes");
                     return data.gap(cell, "cells");
                 });
             }));
    if (!it.classes.empty()) data.put("classes", data.texts(it.classes, "classes"));
    if (!it.points.empty())
        data.put("points", list(it.points, [&](const std::vector<double>& point) {
                     if (point.size() != 2 && point.size() != 3) refuse("a point is x, y and perhaps its class");
                     if (point.size() == 3) index_agrees(point[2], it.classes.size(), "points", "classes");
                     return data.numbers(point, "points");
                 }));
    if (!it.labels.empty()) data.put("labels", data.texts(it.labels, "labels"));
    leave("boundary", data, title);
}

inline void show(const Loss& it, const std::string& title = "") {
    using namespace bengkel_show;
    const std::size_t length = it.curves.empty() ? 0 : it.curves.front().second.size();
    bool is_even = length > 0 && (it.steps.empty() || it.steps.size() == length);
    for (const auto& [name, losses] : it.curves) is_even = is_even && losses.size() == length;
    if (!is_even) refuse("there must be curves, all of them and the steps equally long");
    Written data;
    data.put("curves", data.by_name(it.curves, "curves", [&](const std::vector<double>& losses) {
        return list(losses, [&](double loss) { return data.gap(loss, "curves"); });
    }));
    if (!it.steps.empty()) data.put("steps", data.numbers(it.steps, "steps"));
    if (it.log) data.put("log", "true");
    leave("loss", data, title);
}

inline void show(const Confusion& it, const std::string& title = "") {
    using namespace bengkel_show;
    bool is_square = !it.classes.empty() && it.counts.size() == it.classes.size();
    for (const std::vector<double>& row : it.counts) {
        is_square = is_square && row.size() == it.classes.size();
        for (const double count : row)
            if (count < 0) refuse("a count cannot be negative");
    }
    if (!is_square) refuse("counts must be as many rows and columns as there are classes");
    Written data;
    data.put("classes", data.texts(it.classes, "classes"));
    data.put("counts", list(it.counts, [&](const std::vector<double>& row) { return data.numbers(row, "counts"); }));
    leave("confusion", data, title);
}

inline void show(const Weights& it, const std::string& title = "") {
    using namespace bengkel_show;
    if (it.weights.empty()) refuse("weights must have at least one layer");
    std::vector<std::size_t> sizes;
    for (const auto& layer : it.weights) {
        rows_agree(layer, "weights");
        if (!sizes.empty() && sizes.back() != layer.size())
            refuse("weights must have a row for each neuron before and a column for each neuron after");
        if (sizes.empty()) sizes.push_back(layer.size());
        sizes.push_back(layer.front().size());
    }
    bool are_named = it.names.size() == sizes.size();
    for (std::size_t layer = 0; are_named && layer < sizes.size(); ++layer)
        are_named = it.names[layer].size() == sizes[layer];
    if (!it.names.empty() && !are_named) refuse("names must be one list a layer, with a text for each neuron");
    Written data;
    data.put("weights", list(it.weights, [&](const auto& layer) {
                 return list(layer, [&](const std::vector<double>& row) { return data.numbers(row, "weights"); });
             }));
    if (!it.names.empty()) data.put("names", list(it.names, [&](const auto& layer) { return data.texts(layer, "names"); }));
    leave("weights", data, title);
}

inline void show(const Neighbours& it, const std::string& title = "") {
    using namespace bengkel_show;
    if (!it.similarity.empty() && !it.distance.empty())
        refuse("neighbours have a similarity or a distance, one of the two");
    const bool is_distance = !it.distance.empty();
    Written data;
    data.put("of", data.text(it.of, "of"));
    data.put(is_distance ? "distance" : "similarity",
             data.by_name(is_distance ? it.distance : it.similarity, "neighbours",
                          [&](double value) { return data.number(value, "neighbours"); }));
    leave("neighbours", data, title);
}

inline void show(const Desk& it, const std::string& title = "") {
    using namespace bengkel_show;
    if (it.places.empty() && it.stock.empty() && it.orders.empty())
        refuse("a desk wants at least one of places, stock and orders");
    for (const auto& [from, to] : it.roads) {
        index_agrees(from, it.places.size(), "roads", "places");
        index_agrees(to, it.places.size(), "roads", "places");
    }
    Written data;
    const auto named = [&](const std::string& name) { return "{\"name\":" + data.text(name, "a name"); };
    const auto number = [&](const char* key, std::optional<double> value) {
        return value ? ",\"" + std::string(key) + "\":" + data.number(*value, key) : std::string();
    };
    data.put("places", list(it.places, [&](const Place& place) {
                 return named(place.name) + number("x", place.x) + number("y", place.y) +
                        (place.depot ? ",\"depot\":true}" : "}");
             }));
    data.put("roads", data.pairs(it.roads, "roads"));
    data.put("riders", list(it.riders, [&](const Rider& rider) {
                 for (const auto& [time, place] : rider.stops) index_agrees(place, it.places.size(), "stops", "places");
                 return named(rider.name) + ",\"stops\":" + data.pairs(rider.stops, "stops") + "}";
             }));
    data.put("stock", list(it.stock, [&](const Stock& stock) {
                 return named(stock.name) + ",\"levels\":" + data.pairs(stock.levels, "levels") +
                        number("reorder", stock.reorder) + "}";
             }));
    data.put("orders", list(it.orders, [&](const Order& order) {
                 return named(order.name) + number("placed", order.placed) + number("started", order.started) +
                        number("done", order.done) + "}";
             }));
    leave("desk", data, title);
}

}  // namespace lab
