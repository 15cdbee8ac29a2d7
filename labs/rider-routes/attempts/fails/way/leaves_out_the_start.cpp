#include <algorithm>
#include <functional>
#include <iostream>
#include <queue>
#include <utility>
#include <vector>

struct Road {
    int from;
    int to;
    int minutes;
};

struct Search {
    std::vector<int> minutes;
    std::vector<int> before;
};

Search search(int places, const std::vector<Road>& roads, int start) {
    std::vector<std::vector<std::pair<int, int>>> out(places);
    for (const Road& road : roads) {
        out[road.from].push_back({road.to, road.minutes});
        out[road.to].push_back({road.from, road.minutes});
    }

    Search found{std::vector<int>(places, -1), std::vector<int>(places, -1)};
    std::priority_queue<std::pair<int, int>, std::vector<std::pair<int, int>>, std::greater<>> queue;
    found.minutes[start] = 0;
    queue.push({0, start});
    while (!queue.empty()) {
        const auto [minutes, place] = queue.top();
        queue.pop();
        if (minutes > found.minutes[place]) continue;
        for (const auto& [next, more] : out[place]) {
            if (found.minutes[next] >= 0 && found.minutes[next] <= minutes + more) continue;
            found.minutes[next] = minutes + more;
            found.before[next] = place;
            queue.push({minutes + more, next});
        }
    }
    return found;
}

std::vector<int> minutes_from(int places, const std::vector<Road>& roads, int start) {
    return search(places, roads, start).minutes;
}

std::vector<int> quickest_way(int places, const std::vector<Road>& roads, int start, int goal) {
    const Search found = search(places, roads, start);
    if (found.minutes[goal] < 0) return {};
    std::vector<int> way;
    for (int place = goal; found.before[place] >= 0; place = found.before[place]) way.push_back(place);
    std::reverse(way.begin(), way.end());
    return way;
}

int main() {
    for (int minutes : minutes_from(3, {{0, 1, 4}, {1, 2, 5}}, 0)) std::cout << minutes << ' ';
}
