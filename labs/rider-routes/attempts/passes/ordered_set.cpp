#include <algorithm>
#include <iostream>
#include <limits>
#include <set>
#include <utility>
#include <vector>

struct Road {
    int from;
    int to;
    int minutes;
};

constexpr int kFar = std::numeric_limits<int>::max();

// Settles the places nearest first, and returns the minutes; kFar where nobody can ride.
std::vector<int> settle(int places, const std::vector<Road>& roads, int start) {
    std::vector<std::vector<Road>> out(places);
    for (const auto& [from, to, minutes] : roads) {
        out[from].push_back({from, to, minutes});
        out[to].push_back({to, from, minutes});
    }
    std::vector<int> best(places, kFar);
    best[start] = 0;
    std::set<std::pair<int, int>> open{{0, start}};
    while (!open.empty()) {
        const int place = open.begin()->second;
        open.erase(open.begin());
        for (const Road& road : out[place]) {
            const int minutes = best[place] + road.minutes;
            if (minutes >= best[road.to]) continue;
            open.erase({best[road.to], road.to});
            best[road.to] = minutes;
            open.insert({minutes, road.to});
        }
    }
    return best;
}

std::vector<int> minutes_from(int places, const std::vector<Road>& roads, int start) {
    std::vector<int> minutes = settle(places, roads, start);
    for (int& number : minutes) {
        if (number == kFar) number = -1;
    }
    return minutes;
}

// From the goal backwards: the place before is one whose minutes and road together make ours.
std::vector<int> quickest_way(int places, const std::vector<Road>& roads, int start, int goal) {
    const std::vector<int> best = settle(places, roads, start);
    if (best[goal] == kFar) return {};
    std::vector<int> way{goal};
    while (way.back() != start) {
        const int here = way.back();
        for (const Road& road : roads) {
            const bool ends_here = road.to == here && best[road.from] + road.minutes == best[here];
            const bool begins_here = road.from == here && best[road.to] + road.minutes == best[here];
            if (!ends_here && !begins_here) continue;
            way.push_back(ends_here ? road.from : road.to);
            break;
        }
    }
    std::ranges::reverse(way);
    return way;
}

int main() {
    for (int minutes : minutes_from(3, {{0, 1, 4}, {1, 2, 5}}, 0)) std::cout << minutes << ' ';
}
