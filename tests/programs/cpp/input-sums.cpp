#include <iostream>
#include <sstream>
#include <string>

int main() {
    int count = 0;
    std::cin >> count;
    std::cin.ignore();
    for (int i = 0; i < count; ++i) {
        std::string line;
        std::getline(std::cin, line);
        std::istringstream words(line);
        long long sum = 0, number = 0;
        int seen = 0;
        while (words >> number) {
            sum += number;
            ++seen;
        }
        std::cout << "line " << i + 1 << ": " << seen << " numbers, sum " << sum << '\n';
    }
    std::string rest, line;
    int lines = 0;
    while (std::getline(std::cin, line)) {
        ++lines;
        rest += line + "|";
    }
    std::cout << lines << " lines stay: " << rest << (std::cin.eof() ? " (end)" : "") << '\n';
}
