#pragma once
// What a program leaves for the page: plots, looks into a model or a desk (lab_show.hpp), and looks at its memory
// (look.hpp).
//
//   lab::plot(orders, {.title = "Orders"});                              y over 0, 1, 2 ...
//   lab::plot(days, orders, {.x = "day", .y = "orders"});                x and y
//   lab::plot(towns, orders, {.kind = "bar"});                           names and numbers
//   lab::plot({{"orders", days, orders}, {"returns", days, returns}});   several series
//   lab::plot(amounts, {.kind = "histogram", .x = "RM"});                numbers to be counted
//   lab::plot(rows, {.kind = "heatmap"});                                rows of numbers
//
// Each call writes plots/1.json, plots/2.json ...; its form is told in labs/README.md. What cannot be drawn throws
// std::invalid_argument. A NaN is a gap.

#include <sys/stat.h>

#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <bengkel/look.hpp>

namespace lab {

struct Options {
    std::string kind = "line";  ///< line, scatter, bar, histogram, heatmap
    std::string label;          ///< of one series
    std::string title, x, y;    ///< x and y: the names of the axes
    std::string log;            ///< "x", "y" or "xy": the axes whose steps multiply
};

/// One of several: its name, x (or none) and y.
struct Series {
    std::string label;
    std::vector<double> x, y;
};

namespace bengkel_plot {

constexpr std::size_t kMostPlots = 16, kMostSeries = 12, kMostNumbers = 20'000, kMostBytesOfText = 800;

[[noreturn]] inline void refuse(const std::string& why) { throw std::invalid_argument(why); }

inline std::string quoted(const std::string& text, const char* what) {
    if (text.size() > kMostBytesOfText) refuse(std::string(what) + " is too long a text");
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            constexpr const char* kDigits = "0123456789abcdef";
            json += "\\u00";
            json += kDigits[c >> 4];
            json += kDigits[c & 15];
        } else {
            json += c;
        }
    }
    return json + "\"";
}

inline std::string number(double value) {
    if (std::isnan(value)) return "null";
    if (std::isinf(value)) refuse("an infinite number has no place in a plot");
    char digits[40];
    return {digits, std::to_chars(digits, digits + sizeof digits, value).ptr};
}

template <class Items, class Write>
std::string list(const Items& items, Write write) {
    std::string json = "[";
    for (const auto& item : items) json += (json.size() > 1 ? "," : "") + write(item);
    return json + "]";
}

inline std::string numbers(const std::vector<double>& values) { return list(values, number); }

inline bool is_one_of(const std::string& word, std::initializer_list<const char*> words) {
    for (const char* it : words) {
        if (word == it) return true;
    }
    return false;
}

inline void write_file(const std::string& folder, std::size_t number, const std::string& json) {
    ::mkdir(folder.c_str(), 0777);
    const std::string path = folder + "/" + std::to_string(number) + ".json";
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) throw std::runtime_error(path + " cannot be written");
    const bool is_written = std::fwrite(json.data(), 1, json.size(), file) == json.size();
    if (std::fclose(file) != 0 || !is_written) throw std::runtime_error(path + " cannot be written");
}

/// `series`: the objects of the form; `count`: how many numbers and texts they hold.
inline void leave(const std::vector<std::string>& series, std::size_t count, const Options& options) {
    static std::size_t plots = 0;
    if (!is_one_of(options.kind, {"line", "scatter", "bar", "histogram", "heatmap"}))
        refuse("kind must be line, scatter, bar, histogram or heatmap, not " + options.kind);
    if (!is_one_of(options.log, {"", "x", "y", "xy"})) refuse("log must be x, y or xy, not " + options.log);
    if (series.empty()) refuse("a plot wants at least one series");
    if (series.size() > kMostSeries) refuse("a plot holds at most 12 series");
    if (count > kMostNumbers) refuse("a plot holds at most 20,000 numbers");
    if (plots == kMostPlots) refuse("a run can leave at most 16 plots");
    const auto axis = [&](const std::string& label, char name) {
        const bool is_log = options.log.find(name) != std::string::npos;
        return "{\"label\":" + quoted(label, "the name of an axis") + ",\"log\":" + (is_log ? "true}" : "false}");
    };
    const std::string json = "{\"format\":1,\"kind\":" + quoted(options.kind, "kind") +
                             ",\"title\":" + quoted(options.title, "title") + ",\"x\":" + axis(options.x, 'x') +
                             ",\"y\":" + axis(options.y, 'y') +
                             ",\"series\":" + list(series, [](const std::string& it) { return it; }) + "}\n";
    write_file("plots", ++plots, json);
}

inline std::string series_json(const std::string& label, const std::string& x, const std::vector<double>& y) {
    return "{" + (x.empty() ? "" : "\"x\":" + x + ",") + "\"y\":" + numbers(y) + ",\"label\":" + quoted(label, "label") +
           "}";
}

inline void agree(std::size_t x, std::size_t y) {
    if (x != y) refuse("there are " + std::to_string(x) + " values of x and " + std::to_string(y) + " of y");
}

inline void refuse_pairs(const Options& options, bool has_x) {
    if (options.kind == "heatmap") refuse("a heatmap wants rows of numbers");
    if (has_x && options.kind == "histogram") refuse("a histogram counts numbers: give it one list, not x and y");
}

}  // namespace bengkel_plot

inline void plot(const std::vector<double>& y, const Options& options = {}) {
    bengkel_plot::refuse_pairs(options, false);
    bengkel_plot::leave({bengkel_plot::series_json(options.label, "", y)}, y.size(), options);
}

inline void plot(const std::vector<double>& x, const std::vector<double>& y, const Options& options = {}) {
    bengkel_plot::refuse_pairs(options, true);
    bengkel_plot::agree(x.size(), y.size());
    bengkel_plot::leave({bengkel_plot::series_json(options.label, bengkel_plot::numbers(x), y)}, 2 * y.size(), options);
}

inline void plot(const std::vector<std::string>& names, const std::vector<double>& y, const Options& options = {}) {
    bengkel_plot::refuse_pairs(options, true);
    bengkel_plot::agree(names.size(), y.size());
    const auto name = [](const std::string& it) { return bengkel_plot::quoted(it, "a name"); };
    bengkel_plot::leave({bengkel_plot::series_json(options.label, bengkel_plot::list(names, name), y)}, 2 * y.size(),
                        options);
}

inline void plot(const std::vector<Series>& series, const Options& options = {}) {
    std::vector<std::string> made;
    std::size_t count = 0;
    for (const Series& it : series) {
        bengkel_plot::refuse_pairs(options, !it.x.empty());
        if (!it.x.empty()) bengkel_plot::agree(it.x.size(), it.y.size());
        made.push_back(bengkel_plot::series_json(it.label, it.x.empty() ? "" : bengkel_plot::numbers(it.x), it.y));
        count += it.x.size() + it.y.size();
    }
    bengkel_plot::leave(made, count, options);
}

inline void plot(const std::vector<std::vector<double>>& rows, Options options = {}) {
    if (options.kind == "line") options.kind = "heatmap";
    if (options.kind != "heatmap") bengkel_plot::refuse("rows of numbers are a heatmap");
    std::size_t count = 0;
    for (const std::vector<double>& row : rows) {
        if (row.size() != rows.front().size()) bengkel_plot::refuse("the rows of a heatmap must be equally long");
        count += row.size();
    }
    const std::string made = "{\"rows\":" + bengkel_plot::list(rows, bengkel_plot::numbers) +
                             ",\"label\":" + bengkel_plot::quoted(options.label, "label") + "}";
    bengkel_plot::leave({made}, count, options);
}

}  // namespace lab

#include <bengkel/lab_show.hpp>
