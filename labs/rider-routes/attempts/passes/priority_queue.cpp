#include <algorithm>
#include <bengkel/lab.hpp>
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
    for (int place = goal; place >= 0; place = found.before[place]) way.push_back(place);
    std::reverse(way.begin(), way.end());
    return way;
}

int main() {
    const std::vector<Road> roads = {{0, 1, 4}, {0, 2, 1}, {2, 1, 2}, {1, 3, 5}, {2, 3, 8}, {3, 4, 3}};
    for (int minutes : minutes_from(6, roads, 0)) std::cout << minutes << ' ';
    std::cout << '\n';
    for (int place : quickest_way(6, roads, 0, 4)) std::cout << place << ' ';
    std::cout << '\n';

    // The town, with a rider who leaves the depot at nine for place 4.
    lab::Desk town{.places = {{"depot", 0, 0, true}, {"1", 2, 2}, {"2", 1, -1}, {"3", 5, 1}, {"4", 7, 0}, {"5", 6, 3}}};
    for (const Road& road : roads) town.roads.push_back({road.from, road.to});
    const std::vector<int> minutes = minutes_from(6, roads, 0);
    lab::Rider rider{"on your way"};
    for (int place : quickest_way(6, roads, 0, 4)) {
        if (place < std::ssize(minutes)) rider.stops.push_back({540 + minutes[place], place});
    }
    town.riders.push_back(rider);
    lab::show(town, "The quickest way to place 4");
}
