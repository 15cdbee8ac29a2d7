#include "stage/stage.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "imgui_internal.h"
#include "json/json_document.hpp"
#include "json/write_json.hpp"
#include "panel/panel_kinds.hpp"

namespace bengkel {

namespace {

constexpr float kEm = 13;       // CSS pixels
constexpr float kTapReach = 6;  // pixels that a finger may slip in a tap
constexpr std::size_t kMostLetters = 4000;
constexpr std::size_t kMostFonts = 64;
constexpr std::size_t kMostKeys = 32;

struct Token {
    std::string_view name;
    ImU32 Theme::* colour;
};
constexpr std::array kTokens = {
    Token{"surface", &Theme::paper},
    Token{"surface-2", &Theme::surface},
    Token{"ink", &Theme::ink},
    Token{"ink-soft", &Theme::ink_soft},
    Token{"line", &Theme::line},
    Token{"line-strong", &Theme::line_strong},
    Token{"teal", &Theme::teal},
    Token{"accent", &Theme::accent},
    Token{"ok", &Theme::ok},
    Token{"ok-wash", &Theme::ok_wash},
    Token{"bad", &Theme::bad},
    Token{"bad-wash", &Theme::bad_wash},
    Token{"unsure", &Theme::unsure},
    Token{"unsure-wash", &Theme::unsure_wash},
    Token{"code-selection", &Theme::selection},
};

/// "#rrggbb".
ImU32 read_colour(const JsonReader& reader) {
    const std::string text = reader.text();
    std::uint32_t rgb = 0;
    const char* end = text.data() + text.size();
    if (text.size() != 7 || text[0] != '#' || std::from_chars(text.data() + 1, end, rgb, 16).ptr != end) {
        reader.report("bad-colour", "expected a colour as #rrggbb");
        return 0;
    }
    return IM_COL32(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, 255);
}

/// Latin with what Malay and Vietnamese need, punctuation, currencies, arrows and a little of mathematics.
constexpr std::array<ImWchar, 17> kAlwaysThere = {0x20,   0x7E,   0xA0,   0x17F,  0x1A0,  0x1B0,  0x300,  0x323, 0x1EA0,
                                                  0x1EF9, 0x2010, 0x2044, 0x20A0, 0x20BF, 0x2190, 0x22FF, 0};

void add_letters(std::string_view text, std::set<std::uint32_t>& letters) {
    const char* at = text.data();
    const char* end = at + text.size();
    while (at < end && letters.size() < kMostLetters) {
        unsigned int letter = 0;
        at += std::max(1, ImTextCharFromUtf8(&letter, at, end));
        if (letter >= 0x2E80 || (letter > 0x17F && letter < 0x1EA0)) letters.insert(letter);
    }
}

std::uint32_t big_endian(const Bytes& bytes, std::size_t at, std::size_t size) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < size; ++i) number = number << 8 | (at + i < bytes.size() ? bytes[at + i] : 0U);
    return number;
}

/// The pixels from a font's highest to its lowest, which Dear ImGui calls its size, when an em has so many: fonts of
/// several scripts side by side must agree in their ems (OpenType 1.9, "head" and "hhea").
float line_pixels(const Bytes& font, float em) {
    std::size_t head = 0, hhea = 0;
    for (std::size_t table = 0; table < big_endian(font, 4, 2); ++table) {
        const std::size_t at = 12 + 16 * table;
        const std::uint32_t tag = big_endian(font, at, 4);
        if (tag == 0x68656164) head = big_endian(font, at + 8, 4);
        if (tag == 0x68686561) hhea = big_endian(font, at + 8, 4);
    }
    const auto units = static_cast<float>(big_endian(font, head + 18, 2));
    const auto up = static_cast<std::int16_t>(big_endian(font, hhea + 4, 2));
    const auto down = static_cast<std::int16_t>(big_endian(font, hhea + 6, 2));
    return units > 0 && up > down ? em * static_cast<float>(up - down) / units : em;
}

Bytes reply(FrameKind kind, const Json& json) { return encode_frame({kind, write_json(json), {}}); }

Json problem_json(const Problem& problem) {
    return JsonObject{{"code", problem.code}, {"message", problem.message}, {"hint", problem.hint}};
}

}  // namespace

Stage::Stage() : context_(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
}

Stage::~Stage() { ImGui::DestroyContext(context_); }

Bytes Stage::answer(ByteView request) {
    ImGui::SetCurrentContext(context_);
    Result<Frame> frame = decode_frame(request);
    Result<Json> told = frame ? carry_out(*frame) : Result<Json>(failure(std::move(frame).error()));
    if (told) return reply(FrameKind::Ok, *told);
    JsonArray problems;
    for (const Problem& problem : told.error()) problems.push_back(problem_json(problem));
    return reply(FrameKind::Problems, JsonObject{{"problems", std::move(problems)}});
}

Result<Json> Stage::carry_out(const Frame& frame) {
    if (frame.kind != FrameKind::Shell) return failure({"shell.wrong-kind", "this frame is not for the shell", "", {}});
    BENGKEL_TRY(const JsonDocument document, parse_json("request", frame.json));
    JsonReading reading{document, "shell"};
    const JsonReader request = reading.root();
    const std::string what = request.text("do");
    Json answer;
    if (what == "look") {
        look(request);
    } else if (what == "fonts") {
        set_fonts(request, frame.blobs);
    } else if (what == "open") {
        open(request, frame.blobs);
    } else if (what == "obey") {
        const auto command = request.member("command");
        if (command && panel_) answer = panel_->obey(*command);
    } else if (what != "tell" && what != "letters") {
        request.report("unknown-request", "there is no request \"" + what + "\"");
    }
    if (!reading.problems.empty()) return failure(std::move(reading.problems));
    if (what == "letters") answer = letters();
    if (what == "tell" && panel_) answer = panel_->tell();
    return answer;
}

void Stage::look(const JsonReader& request) {
    request.expect_keys({"do", "theme", "formats", "motion"});
    if (const auto theme = request.member("theme")) {
        canvas_.theme.is_dark = theme->boolean_or("dark", false);
        for (const Token& token : kTokens)
            if (const auto colour = theme->member(token.name)) canvas_.theme.*token.colour = read_colour(*colour);
    }
    if (const auto formats = request.member("formats"))
        canvas_.formats = {formats->text("decimal"), formats->text("group"), formats->text("minus")};
    canvas_.wants_motion = request.boolean_or("motion", true);
}

void Stage::set_fonts(const JsonReader& request, const std::vector<Bytes>& blobs) {
    request.expect_keys({"do", "sans", "mono"});
    const auto read = [&](std::string_view name) {
        std::vector<Bytes> fonts;
        for (const JsonReader& item : request.items(name)) {
            const std::int64_t index = item.integer(0, static_cast<std::int64_t>(blobs.size()) - 1);
            if (index < 0 || static_cast<std::size_t>(index) >= blobs.size()) continue;
            const Bytes& font = blobs[static_cast<std::size_t>(index)];
            // stb_truetype trusts what it reads, so this much has to be right; the page has checked the hash of all of it.
            constexpr std::array<std::uint8_t, 4> kTrueType = {0, 1, 0, 0};
            if (font.size() < 12 || !std::equal(kTrueType.begin(), kTrueType.end(), font.begin())) {
                item.report("bad-font", "expected a TrueType font");
            } else if (fonts.size() < kMostFonts) {
                fonts.push_back(font);
            }
        }
        return fonts;
    };
    sans_ = read("sans");
    mono_ = read("mono");
    atlas_ratio_ = 0;
}

void Stage::open(const JsonReader& request, const std::vector<Bytes>& blobs) {
    const std::string name = request.text("panel");
    const auto kinds = panel_kinds();
    const auto kind = std::ranges::find_if(kinds, [&](const PanelKind& it) { return it.name == name; });
    if (kind == kinds.end()) {
        request.report("unknown-panel", "there is no panel \"" + name + "\"");
        return;
    }
    const std::size_t before = request.problem_count();
    const auto data = request.member("data");
    if (!data || !data->expect(JsonType::Object)) return;
    std::unique_ptr<Panel> panel = kind->make(*data, blobs);
    if (request.problem_count() > before) return;
    panel_ = std::move(panel);
    letters_.clear();
    for (const std::string& text : panel_->texts()) add_letters(text, letters_);
    atlas_ratio_ = 0;
}

std::string Stage::letters() const {
    std::string text;
    for (const std::uint32_t letter : letters_) {
        std::array<char, 5> bytes = {};
        text += ImTextCharToUtf8(bytes.data(), letter);
    }
    return text;
}

void Stage::build_atlas(float ratio) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    ImFontGlyphRangesBuilder builder;
    builder.AddRanges(kAlwaysThere.data());
    for (const std::uint32_t letter : letters_)
        if (letter <= IM_UNICODE_CODEPOINT_MAX) builder.AddChar(static_cast<ImWchar>(letter));
    ImVector<ImWchar> ranges;
    builder.BuildRanges(&ranges);
    const auto add = [&](std::vector<Bytes>& fonts) {
        ImFont* font = nullptr;
        for (Bytes& bytes : fonts) {
            ImFontConfig config;
            config.FontDataOwnedByAtlas = false;
            config.MergeMode = font != nullptr;
            config.OversampleH = 1;
            config.PixelSnapH = true;
            ImFont* added = atlas.AddFontFromMemoryTTF(bytes.data(), static_cast<int>(bytes.size()),
                                                       line_pixels(bytes, kEm * ratio), &config, ranges.Data);
            if (font == nullptr) font = added;
        }
        return font == nullptr ? atlas.AddFontDefault() : font;
    };
    canvas_.sans = add(sans_);
    canvas_.mono = mono_.empty() ? canvas_.sans : add(mono_);
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoPowerOfTwoHeight;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
    canvas_.ratio = ratio;
    canvas_.font_size = canvas_.sans->FontSize / ratio;
    picture_.atlas = pixels;
    picture_.atlas_width = static_cast<std::uint32_t>(width);
    picture_.atlas_height = static_cast<std::uint32_t>(height);
    ++picture_.atlas_number;
    atlas_ratio_ = ratio;
}

void Stage::point(std::uint32_t phase, ImVec2 at) {
    Gesture& done = canvas_.gesture;
    if (phase == 3) {
        done.is_inside = false;
        is_down_ = done.is_dragged = false;
        return;
    }
    if (is_down_) moved_ += std::abs(at.x - done.pointer.x) + std::abs(at.y - done.pointer.y);
    done.pointer = at;
    done.is_inside = true;
    if (phase == 1) {
        is_down_ = true;
        moved_ = 0;
    }
    if (phase == 2) {
        done.is_pressed = is_down_ && moved_ <= kTapReach;
        is_down_ = false;
    }
    done.is_dragged = is_down_ && moved_ > kTapReach;
}

void Stage::pan(ImVec2 by) {
    canvas_.gesture.pan.x += by.x;
    canvas_.gesture.pan.y += by.y;
}

void Stage::zoom(float factor, ImVec2 at) {
    if (!(factor > 0)) return;
    canvas_.gesture.zoom *= factor;
    canvas_.gesture.at = at;
}

void Stage::press(Key key) {
    if (keys_.size() < kMostKeys) keys_.push_back(key);
}

const ShellPicture& Stage::draw(ImVec2 size, float ratio, double now_ms) {
    ImGui::SetCurrentContext(context_);
    if (atlas_ratio_ != ratio) build_atlas(ratio);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {std::max(1.0F, size.x), std::max(1.0F, size.y)};
    io.DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    // A key a frame, so that none of several that were pressed within one is lost.
    canvas_.key = keys_.empty() ? Key::None : keys_.front();
    if (!keys_.empty()) keys_.pop_front();
    bool wants_frame = !keys_.empty();
    canvas_.list = ImGui::GetBackgroundDrawList();
    canvas_.size = io.DisplaySize;
    canvas_.now_ms = now_ms;
    canvas_.wants_frame = &wants_frame;
    canvas_.list->AddRectFilled({0, 0}, io.DisplaySize, canvas_.theme.paper);
    if (panel_) panel_->draw(canvas_);
    ImGui::Render();
    collect();
    picture_.wants_frame = wants_frame ? 1 : 0;
    Gesture& done = canvas_.gesture;
    done.pan = {};
    done.zoom = 1;
    done.is_pressed = false;
    return picture_;
}

void Stage::collect() {
    static_assert(sizeof(ImDrawVert) == 20 && sizeof(ImDrawIdx) == 4);
    vertices_.clear();
    indices_.clear();
    commands_.clear();
    const ImDrawData& data = *ImGui::GetDrawData();
    for (const ImDrawList* list : data.CmdLists) {
        const auto base = static_cast<std::uint32_t>(vertices_.size() / sizeof(ImDrawVert));
        const auto first = static_cast<std::uint32_t>(indices_.size());
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(list->VtxBuffer.Data);
        vertices_.insert(vertices_.end(), bytes, bytes + list->VtxBuffer.size_in_bytes());
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (command.ElemCount == 0 || command.UserCallback != nullptr) continue;
            commands_.push_back({first + command.IdxOffset, command.ElemCount, command.ClipRect.x, command.ClipRect.y,
                                 command.ClipRect.z, command.ClipRect.w});
        }
        for (const ImDrawCmd& command : list->CmdBuffer)
            for (std::uint32_t i = 0; i < command.ElemCount; ++i)
                indices_.push_back(list->IdxBuffer[static_cast<int>(command.IdxOffset + i)] + base + command.VtxOffset);
    }
    picture_.vertices = vertices_.data();
    picture_.vertex_count = static_cast<std::uint32_t>(vertices_.size() / sizeof(ImDrawVert));
    picture_.indices = indices_.data();
    picture_.index_count = static_cast<std::uint32_t>(indices_.size());
    picture_.commands = commands_.data();
    picture_.command_count = static_cast<std::uint32_t>(commands_.size());
}

}  // namespace bengkel
