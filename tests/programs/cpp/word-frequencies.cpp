#include <algorithm>
#include <cctype>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

int main() {
    {
        std::ofstream out("text.txt");
        out << "Rice from Sekinchan, rice from An Giang;\npepper from Sarawak. Pepper and rice!\n";
    }
    std::ifstream in("text.txt");
    std::map<std::string, std::set<int>> lines_of;
    std::map<std::string, int> counts;
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        std::replace_if(line.begin(), line.end(), [](unsigned char c) { return std::ispunct(c) != 0; }, ' ');
        std::istringstream words(line);
        for (std::string word; words >> word;) {
            for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            ++counts[word];
            lines_of[word].insert(number);
        }
    }
    std::multimap<int, std::string, std::greater<>> by_count;
    for (const auto& [word, count] : counts) by_count.emplace(count, word);
    for (const auto& [count, word] : by_count) {
        std::cout << count << ' ' << word << " on";
        for (const int number : lines_of[word]) std::cout << ' ' << number;
        std::cout << '\n';
    }
    std::ofstream("text.txt", std::ios::app) << "more\n";
    std::ifstream again("text.txt", std::ios::ate);
    std::cout << again.tellg() << " bytes\n";
}
