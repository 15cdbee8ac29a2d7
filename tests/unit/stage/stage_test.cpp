// The shell as the page uses it, without a canvas: messages in, pictures out.

#include "stage/stage.hpp"

#include "frame/frame.hpp"
#include "support/float_blob.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace bengkel;
using bengkel::test::float_blob;

namespace {

std::string ask(Stage& stage, const std::string& json, std::vector<Bytes> blobs = {}) {
    const auto reply = decode_frame(stage.answer(encode_frame({FrameKind::Shell, json, std::move(blobs)})));
    BOOST_REQUIRE(reply.has_value());
    return reply->json;
}

Bytes text(std::string_view csv) { return {csv.begin(), csv.end()}; }

const std::string kOpenPlot =
    R"({"do": "open", "panel": "plot", "data": {"kind": "line", "x": {"label": "day"}, "y": {"label": "กรุง"}, "series": [{"y": 0}]}})";

/// Every index names a vertex, every command a run of indices.
void expect_sound(const ShellPicture& picture) {
    BOOST_TEST(picture.vertex_count > 0U);
    BOOST_TEST(picture.command_count > 0U);
    for (std::uint32_t i = 0; i < picture.index_count; ++i) BOOST_REQUIRE(picture.indices[i] < picture.vertex_count);
    for (std::uint32_t i = 0; i < picture.command_count; ++i)
        BOOST_REQUIRE(picture.commands[i].first + picture.commands[i].count <= picture.index_count);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(stage)

BOOST_AUTO_TEST_CASE(draws_a_plot_and_asks_for_nothing_more) {
    Stage stage;
    BOOST_TEST(ask(stage, kOpenPlot, {float_blob({1, 4, 2})}) == "null");
    const ShellPicture& picture = stage.draw({400, 300}, 2, 0);
    expect_sound(picture);
    BOOST_TEST(picture.wants_frame == 0U);
    BOOST_TEST(picture.atlas_width > 0U);
}

BOOST_AUTO_TEST_CASE(tells_the_letters_that_it_has_no_font_for) {
    Stage stage;
    ask(stage, kOpenPlot, {float_blob({1})});
    const std::string letters = ask(stage, R"({"do": "letters"})");
    BOOST_TEST(letters.contains("ก"));
    BOOST_TEST(!letters.contains("d"));
}

BOOST_AUTO_TEST_CASE(tells_the_point_under_the_pointer) {
    Stage stage;
    ask(stage, kOpenPlot, {float_blob({1, 4, 2})});
    stage.draw({400, 300}, 1, 0);
    std::string told;
    for (float x = 30; x < 400 && !told.contains("point"); x += 4)
        for (float y = 10; y < 280 && !told.contains("point"); y += 8) {
            stage.point(0, {x, y});
            stage.draw({400, 300}, 1, 0);
            told = ask(stage, R"({"do": "tell"})");
        }
    BOOST_TEST(told.contains(R"("point":{)"));
    stage.point(3, {0, 0});
    stage.draw({400, 300}, 1, 0);
    BOOST_TEST(!ask(stage, R"({"do": "tell"})").contains("point"));
}

BOOST_AUTO_TEST_CASE(a_drag_moves_and_a_tap_chooses) {
    Stage stage;
    std::string csv = "a,b\n";
    for (int row = 0; row < 1000; ++row) csv += std::to_string(row) + ",x\n";
    ask(stage, R"({"do": "open", "panel": "table", "data": {"csv": 0}})", {text(csv)});
    stage.draw({400, 300}, 1, 0);
    stage.pan({0, -2000});
    expect_sound(stage.draw({400, 300}, 1, 0));
    BOOST_TEST(!ask(stage, R"({"do": "tell"})").contains(R"("first":0)"));
    stage.point(1, {60, 100});
    stage.point(2, {62, 101});
    stage.draw({400, 300}, 1, 0);
    BOOST_TEST(ask(stage, R"({"do": "tell"})").contains(R"("cell":{)"));
    stage.press(Key::End);
    stage.draw({400, 300}, 1, 0);
    BOOST_TEST(ask(stage, R"({"do": "tell"})").contains(R"("row":999)"));
}

BOOST_AUTO_TEST_CASE(no_key_is_lost_between_two_frames) {
    Stage stage;
    ask(stage, R"({"do": "open", "panel": "table", "data": {"csv": 0}})", {text("a\n1\n2\n3\n4\n")});
    for (int i = 0; i < 3; ++i) stage.press(Key::Down);
    while (stage.draw({400, 300}, 1, 0).wants_frame == 1) {
    }
    BOOST_TEST(ask(stage, R"({"do": "tell"})").contains(R"("row":2)"));
}

BOOST_AUTO_TEST_CASE(a_table_hands_back_the_rows_that_it_shows) {
    Stage stage;
    ask(stage, R"({"do": "open", "panel": "table", "data": {"csv": 0}})", {text("a,b\n1,x\n2,y\n")});
    ask(stage, R"({"do": "obey", "command": {"do": "filter", "text": "Y"}})");
    BOOST_TEST(ask(stage, R"({"do": "obey", "command": {"do": "copy"}})") == R"("a\tb\n2\ty\n")");
    ask(stage, R"({"do": "obey", "command": {"do": "filter", "text": ""}})");
    BOOST_TEST(ask(stage, R"({"do": "obey", "command": {"do": "copy", "rows": 1}})") == R"("a\tb\n1\tx\n")");
}

BOOST_AUTO_TEST_CASE(any_size_can_be_drawn) {
    Stage stage;
    ask(stage, kOpenPlot, {float_blob({1, 4, 2})});
    for (const float size : {0.0F, 1.0F, 17.0F, 5000.0F}) stage.draw({size, size}, 1, 0);
    ask(stage, R"({"do": "open", "panel": "table", "data": {"csv": 0}})", {text("a\n")});
    for (const float size : {0.0F, 1.0F, 17.0F, 5000.0F}) stage.draw({size, size}, 3, 0);
}

BOOST_AUTO_TEST_CASE(answers_what_it_cannot_do) {
    Stage stage;
    BOOST_TEST(ask(stage, "{").contains("json.syntax"));
    BOOST_TEST(ask(stage, R"({"do": "dance"})").contains("shell.unknown-request"));
    BOOST_TEST(ask(stage, R"({"do": "open", "panel": "pie", "data": {}})").contains("shell.unknown-panel"));
    BOOST_TEST(ask(stage, R"({"do": "fonts", "sans": [0], "mono": []})", {Bytes(40)}).contains("shell.bad-font"));
    BOOST_TEST(
        ask(stage, R"({"do": "look", "theme": {"ink": "red"}, "formats": {"decimal": ".", "group": ",", "minus": "-"}})")
            .contains("shell.bad-colour"));
    BOOST_TEST(!decode_frame(stage.answer(Bytes{1, 2, 3}))->json.empty());
}

BOOST_AUTO_TEST_CASE(what_is_wrong_leaves_what_was_shown) {
    Stage stage;
    ask(stage, kOpenPlot, {float_blob({1, 4, 2})});
    BOOST_TEST(ask(stage, kOpenPlot, {}).contains("problems"));
    BOOST_TEST(ask(stage, R"({"do": "tell"})").contains("hidden"));
}

BOOST_AUTO_TEST_SUITE_END()
