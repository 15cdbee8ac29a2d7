#include <cctype>
#include <iostream>
#include <string>

char shifted(char c, int by) {
    const auto turn = [by](char c, char first) { return static_cast<char>(first + (c - first + by + 26) % 26); };
    if (std::islower(static_cast<unsigned char>(c))) return turn(c, 'a');
    if (std::isupper(static_cast<unsigned char>(c))) return turn(c, 'A');
    return c;
}

std::string shifted(std::string text, int by) {
    for (char& c : text) c = shifted(c, by);
    return text;
}

int main() {
    const std::string message = "Meet at the Waterfront, Kuching: 9 o'clock!";
    for (const int by : {1, 3, 13, 25}) {
        const std::string secret = shifted(message, by);
        std::cout << by << ": " << secret << '\n';
        if (shifted(secret, -by) != message) std::cout << "lost\n";
    }
}
