#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

void permute(std::string& text, std::size_t from, std::vector<std::string>& out) {
    if (from + 1 >= text.size()) {
        out.push_back(text);
        return;
    }
    for (std::size_t i = from; i < text.size(); ++i) {
        std::rotate(text.begin() + static_cast<std::ptrdiff_t>(from), text.begin() + static_cast<std::ptrdiff_t>(i),
                    text.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        permute(text, from + 1, out);
        std::rotate(text.begin() + static_cast<std::ptrdiff_t>(from), text.begin() + static_cast<std::ptrdiff_t>(from) + 1,
                    text.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
}

int main() {
    std::string text = "abcd";
    std::vector<std::string> ours, library;
    permute(text, 0, ours);
    do library.push_back(text);
    while (std::next_permutation(text.begin(), text.end()));
    std::cout << ours.size() << (ours == library ? " in order" : " in another order") << '\n';
    for (std::size_t i = 0; i < ours.size(); i += 5) std::cout << ours[i] << ' ';
    std::cout << '\n';
    for (int mask = 0; mask < 16; ++mask) {
        std::string chosen;
        for (int bit = 0; bit < 4; ++bit) {
            if ((mask >> bit & 1) != 0) chosen += static_cast<char>('a' + bit);
        }
        if (chosen.size() == 2) std::cout << chosen << ' ';
    }
    std::cout << '\n';
}
