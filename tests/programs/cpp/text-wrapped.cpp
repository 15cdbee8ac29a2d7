#include <iostream>
#include <sstream>
#include <string>
#include <vector>

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
    std::vector<std::string> lines(1);
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        std::string& line = lines.back();
        if (line.empty()) {
            line = word;
        } else if (line.size() + 1 + word.size() <= width) {
            line += ' ' + word;
        } else {
            lines.push_back(word);
        }
    }
    return lines;
}

std::string justified(const std::string& line, std::size_t width) {
    std::istringstream in(line);
    std::vector<std::string> words;
    std::size_t letters = 0;
    for (std::string word; in >> word;) {
        letters += word.size();
        words.push_back(word);
    }
    if (words.size() < 2) return line;
    const std::size_t gaps = words.size() - 1, spaces = width - letters;
    std::string out;
    for (std::size_t i = 0; i < gaps; ++i) out += words[i] + std::string(spaces / gaps + (i < spaces % gaps ? 1 : 0), ' ');
    return out + words.back();
}

int main() {
    const std::string text =
        "A parcel that leaves Kuching on Monday reaches Ho Chi Minh City before the weekend, unless customs wants to see "
        "what is in it.";
    for (const std::size_t width : {24u, 40u}) {
        const auto lines = wrapped(text, width);
        for (std::size_t i = 0; i < lines.size(); ++i)
            std::cout << '|' << (i + 1 < lines.size() ? justified(lines[i], width) : lines[i]) << "|\n";
    }
}
