#include <algorithm>
#include <iostream>
#include <limits>
#include <map>
#include <queue>
#include <string>
#include <vector>

using Map = std::map<std::string, std::vector<std::pair<std::string, int>>>;

std::pair<int, std::vector<std::string>> shortest(const Map& roads, const std::string& from, const std::string& to) {
    std::map<std::string, int> best{{from, 0}};
    std::map<std::string, std::string> before;
    using Item = std::pair<int, std::string>;
    std::priority_queue<Item, std::vector<Item>, std::greater<>> waiting;
    waiting.emplace(0, from);
    while (!waiting.empty()) {
        const auto [distance, place] = waiting.top();
        waiting.pop();
        if (distance > best[place]) continue;
        if (place == to) break;
        const auto found = roads.find(place);
        if (found == roads.end()) continue;
        for (const auto& [next, length] : found->second) {
            const auto known = best.find(next);
            if (known != best.end() && known->second <= distance + length) continue;
            best[next] = distance + length;
            before[next] = place;
            waiting.emplace(distance + length, next);
        }
    }
    if (!best.contains(to)) return {std::numeric_limits<int>::max(), {}};
    std::vector<std::string> path{to};
    while (path.back() != from) path.push_back(before[path.back()]);
    std::reverse(path.begin(), path.end());
    return {best[to], path};
}

int main() {
    Map roads;
    const auto road = [&](const char* a, const char* b, int km) {
        roads[a].emplace_back(b, km);
        roads[b].emplace_back(a, km);
    };
    road("Kuching", "Serian", 65);
    road("Serian", "Sri Aman", 130);
    road("Kuching", "Samarahan", 30);
    road("Samarahan", "Sri Aman", 150);
    road("Sri Aman", "Sibu", 190);
    road("Sibu", "Bintulu", 220);
    road("Bintulu", "Miri", 205);
    road("Sibu", "Miri", 430);
    for (const char* to : {"Miri", "Sri Aman", "Kuching", "Lawas"}) {
        const auto [km, path] = shortest(roads, "Kuching", to);
        if (path.empty()) {
            std::cout << to << ": no road\n";
            continue;
        }
        std::cout << to << ": " << km << " km by";
        for (const std::string& place : path) std::cout << ' ' << place;
        std::cout << '\n';
    }
}
