#include <algorithm>
#include <iostream>
#include <map>
#include <string>
#include <vector>

int main() {
    const std::vector<std::string> words{"listen", "durian", "silent", "enlist", "google",
                                         "gogole", "tin",    "nit",    "inlets", "ringgit"};
    std::map<std::string, std::vector<std::string>> groups;
    for (const std::string& word : words) {
        std::string key = word;
        std::sort(key.begin(), key.end());
        groups[key].push_back(word);
    }
    for (const auto& [key, group] : groups) {
        if (group.size() < 2) continue;
        std::cout << key << ":";
        for (const std::string& word : group) std::cout << ' ' << word;
        std::cout << '\n';
    }
}
