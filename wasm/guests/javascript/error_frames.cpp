#include "error_frames.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <memory>

namespace bengkel::javascript {

namespace {

constexpr std::size_t kMaximumFrames = 30;
constexpr std::size_t kMaximumSourceLine = 1000;
constexpr std::size_t kMaximumMessage = 4000;
constexpr int kMaximumLineage = 16;

/// Line `number` (from 1) of a file of the learner's, without its end of line; empty when there is none.
std::string source_line(const std::string& file, std::uint32_t number) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen((kWorkFolder + file).c_str(), "r"),
                                                                 std::fclose);
    if (!stream) return {};
    std::string line;
    std::uint32_t current = 1;
    for (int c = std::fgetc(stream.get()); c != EOF && current <= number; c = std::fgetc(stream.get())) {
        if (c == '\n') {
            ++current;
        } else if (current == number && c != '\r') {
            if (line.size() >= kMaximumSourceLine && (c & 0xc0) != 0x80) break;
            line.push_back(static_cast<char>(c));
        }
    }
    return line;
}

/// The engine's columns are bytes from 1; ours are code points from 1.
std::uint32_t column_of(const std::string& line, std::uint32_t byte_column) {
    if (byte_column == 0) return 0;
    const std::size_t end = std::min<std::size_t>(line.size(), byte_column - 1);
    const auto points = std::count_if(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(end),
                                      [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
    return static_cast<std::uint32_t>(points) + 1;
}

/// Cuts ":number" off the end of `text`.
bool cut_number(std::string_view& text, std::uint32_t& number) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) return false;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, number);
    if (error != std::errc() || stop != end) return false;
    text = text.substr(0, colon);
    return true;
}

/// A line as the engine writes it: "    at f (file:line:column)", or without a function "    at file:line:column".
bool read_frame(std::string_view line, Frame& frame) {
    constexpr std::string_view kStart = "    at ";
    if (!line.starts_with(kStart)) return false;
    std::string_view place = line.substr(kStart.size());
    if (place.ends_with(')')) {
        const std::size_t open = place.rfind('(');
        if (open == std::string_view::npos || open == 0) return false;
        frame.function = place.substr(0, open - 1);
        place = place.substr(open + 1, place.size() - open - 2);
    }
    if (frame.function.starts_with('<')) frame.function.clear();  // <anonymous>, <eval>
    if (!cut_number(place, frame.column) || !cut_number(place, frame.line)) return false;
    frame.file = place;
    return !frame.file.empty() && !frame.file.starts_with("bengkel:") && !frame.file.starts_with('<');
}

bool is_engine_error(JSValueConst thrown, const char* type, std::string_view message, const Builtins& builtins) {
    if (!JS_IsError(thrown)) return false;
    const Name name(builtins.context, "message");
    return thrown_type(thrown, builtins) == type &&
           text_of(builtins.context, data_property(builtins.context, thrown, name.get()).get()) == message;
}

/// What String() makes of a primitive; nothing of an object is asked.
std::string shown(JSValueConst thrown, const Builtins& builtins) {
    JSContext* context = builtins.context;
    if (JS_IsSymbol(thrown)) return "Symbol()";
    if (!JS_IsObject(thrown)) return text_of(context, Ref(context, JS_ToString(context, thrown)).get());
    const Name name(context, "message");
    return text_of(context, data_property(context, thrown, name.get()).get());
}

std::string cut(std::string text, std::size_t size) {
    if (text.size() <= size) return text;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
    text.resize(size);
    return text;
}

/// The names of a value's classes, most special first, bar Object.
std::vector<std::string> class_names(JSValueConst value, const Builtins& builtins) {
    JSContext* context = builtins.context;
    std::vector<std::string> names;
    Ref at = JS_IsObject(value) ? Ref(context, JS_GetPrototype(context, value)) : Ref();
    for (int step = 0; step < kMaximumLineage && JS_IsObject(at.get()) && !JS_IsProxy(at.get()); ++step) {
        std::string name = class_name(context, at.get());
        if (name != "Object" && (names.empty() || name != names.back())) names.push_back(std::move(name));
        at = Ref(context, JS_GetPrototype(context, at.get()));
    }
    return names;
}

/// An error is made where its class is called, not inside of the class.
void leave_constructors(std::vector<Frame>& frames, JSValueConst thrown, const Builtins& builtins) {
    const std::vector<std::string> classes = class_names(thrown, builtins);
    const auto made = std::ranges::find_if(
        frames, [&](const Frame& frame) { return std::ranges::find(classes, frame.function) == classes.end(); });
    if (made != frames.end()) frames.erase(frames.begin(), made);
}

}  // namespace

std::vector<Frame> own_frames(JSValueConst thrown, const std::string& backtrace, const Builtins& builtins) {
    std::string text = backtrace;
    if (JS_IsError(thrown)) {
        const Ref stack(builtins.context, JS_Call(builtins.context, builtins.error_stack, thrown, 0, nullptr));
        text = text_of(builtins.context, stack.get());
    }
    std::vector<Frame> frames;
    for (std::size_t at = 0; at < text.size() && frames.size() < kMaximumFrames;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        Frame frame;
        if (read_frame(std::string_view(text).substr(at, end - at), frame)) {
            frame.source = source_line(frame.file, frame.line);
            frame.column = column_of(frame.source, frame.column);
            frames.push_back(std::move(frame));
        }
        at = end + 1;
    }
    if (JS_IsError(thrown)) leave_constructors(frames, thrown, builtins);
    return frames;
}

std::string format_frames(const std::vector<Frame>& frames) {
    std::string text;
    for (const Frame& frame : frames) {
        const std::string place = frame.file + ":" + std::to_string(frame.line) + ":" + std::to_string(frame.column);
        text += "    at " + (frame.function.empty() ? place : frame.function + " (" + place + ")") + "\n";
    }
    return text;
}

std::string thrown_type(JSValueConst thrown, const Builtins& builtins) {
    JSContext* context = builtins.context;
    if (JS_IsError(thrown)) {
        const Name name(context, "name");
        const std::string own = text_of(context, data_property(context, thrown, name.get()).get());
        const std::string made_by = class_name(context, thrown);
        if (!own.empty() && own != "Error") return own;
        // A class that extends Error and sets no name is told apart by its own.
        return made_by != "Object" ? made_by : "Error";
    }
    if (JS_IsObject(thrown)) return class_name(context, thrown);
    if (JS_IsNull(thrown)) return "null";
    if (JS_IsString(thrown)) return "string";
    if (JS_IsNumber(thrown)) return "number";
    if (JS_IsBool(thrown)) return "boolean";
    if (JS_IsBigInt(thrown)) return "bigint";
    return JS_IsSymbol(thrown) ? "symbol" : "undefined";
}

void encode_thrown(Encoder& out, JSValueConst thrown, const std::vector<Frame>& frames, const Builtins& builtins) {
    out.put_tag(ValueTag::Exception);
    out.put_string(cut(thrown_type(thrown, builtins), kMaximumMessage));
    out.put_string(cut(shown(thrown, builtins), kMaximumMessage));
    out.put_varuint(static_cast<std::uint32_t>(frames.size()));
    for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame) {
        out.put_string(frame->file);
        out.put_varuint(frame->line);
        out.put_varuint(frame->column);
        out.put_varuint(0);
        out.put_varuint(0);
        out.put_string(frame->function);
        out.put_string(frame->source);
    }
}

void encode_lineage(Encoder& out, JSValueConst thrown, const Builtins& builtins) {
    std::vector<std::string> names = class_names(thrown, builtins);
    std::string type = thrown_type(thrown, builtins);
    if (names.empty() || names.front() != type) names.insert(names.begin(), std::move(type));
    out.put_tag(ValueTag::List);
    out.put_varuint(static_cast<std::uint32_t>(names.size()));
    for (const std::string& name : names) out.put_text(cut(name, kMaximumMessage));
}

bool is_too_deep(JSValueConst thrown, const Builtins& builtins) {
    return is_engine_error(thrown, "RangeError", "Maximum call stack size exceeded", builtins);
}

bool is_out_of_memory(JSValueConst thrown, const Builtins& builtins) {
    return is_engine_error(thrown, "InternalError", "out of memory", builtins);
}

}  // namespace bengkel::javascript
