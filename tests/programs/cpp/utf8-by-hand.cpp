#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

std::vector<std::uint32_t> code_points(std::string_view text) {
    std::vector<std::uint32_t> points;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        std::uint32_t point = size == 1 ? lead : lead & (0xffu >> (size + 1));
        for (std::size_t k = 1; k < size; ++k) point = point << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3fu);
        points.push_back(point);
        i += size;
    }
    return points;
}

std::string text_of(const std::vector<std::uint32_t>& points) {
    std::string text;
    for (const std::uint32_t p : points) {
        if (p < 0x80) {
            text += static_cast<char>(p);
        } else if (p < 0x800) {
            text += static_cast<char>(0xc0 | p >> 6);
            text += static_cast<char>(0x80 | (p & 0x3f));
        } else if (p < 0x10000) {
            text += static_cast<char>(0xe0 | p >> 12);
            text += static_cast<char>(0x80 | (p >> 6 & 0x3f));
            text += static_cast<char>(0x80 | (p & 0x3f));
        } else {
            text += static_cast<char>(0xf0 | p >> 18);
            text += static_cast<char>(0x80 | (p >> 12 & 0x3f));
            text += static_cast<char>(0x80 | (p >> 6 & 0x3f));
            text += static_cast<char>(0x80 | (p & 0x3f));
        }
    }
    return text;
}

int main() {
    for (const std::string text : {"Kuching", "古晋", "Thành phố", "กรุงเทพ", "🐈 cat"}) {
        auto points = code_points(text);
        std::cout << text << ": " << text.size() << " bytes, " << points.size() << " code points, first U+" << std::hex
                  << points[0] << std::dec << (text_of(points) == text ? "" : " LOST");
        std::vector<std::uint32_t> reversed(points.rbegin(), points.rend());
        std::cout << ", backwards " << text_of(reversed) << '\n';
    }
}
