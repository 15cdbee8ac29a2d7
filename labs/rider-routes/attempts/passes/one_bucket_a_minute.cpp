#include <iostream>
#include <map>
#include <vector>

struct Road {
    int from;
    int to;
    int minutes;
};

// places_in[m] holds places that can be reached in m minutes; later ones may turn out to be reached sooner.
void ride(int places, const std::vector<Road>& roads, int start, std::vector<int>& minutes, std::vector<int>& before) {
    std::vector<std::vector<int>> roads_of(places);
    for (int i = 0; i < static_cast<int>(roads.size()); ++i) {
        roads_of[roads[i].from].push_back(i);
        roads_of[roads[i].to].push_back(i);
    }
    minutes.assign(places, -1);
    before.assign(places, -1);
    struct Visit {
        int place;
        int before;
    };
    std::map<int, std::vector<Visit>> places_in;
    places_in[0].push_back({start, -1});
    while (!places_in.empty()) {
        const int now = places_in.begin()->first;
        const std::vector<Visit> visits = places_in.begin()->second;
        places_in.erase(places_in.begin());
        for (const Visit& visit : visits) {
            if (minutes[visit.place] >= 0) continue;
            minutes[visit.place] = now;
            before[visit.place] = visit.before;
            for (int i : roads_of[visit.place]) {
                const int next = roads[i].from == visit.place ? roads[i].to : roads[i].from;
                if (minutes[next] < 0) places_in[now + roads[i].minutes].push_back({next, visit.place});
            }
        }
    }
}

std::vector<int> minutes_from(int places, const std::vector<Road>& roads, int start) {
    std::vector<int> minutes, before;
    ride(places, roads, start, minutes, before);
    return minutes;
}

std::vector<int> quickest_way(int places, const std::vector<Road>& roads, int start, int goal) {
    // Ridden from the goal, "before" is the next place on the way there.
    std::vector<int> minutes, next;
    ride(places, roads, goal, minutes, next);
    std::vector<int> way;
    if (minutes[start] < 0) return way;
    for (int place = start; place != -1; place = next[place]) way.push_back(place);
    return way;
}

int main() {
    for (int minutes : minutes_from(3, {{0, 1, 4}, {1, 2, 5}}, 0)) std::cout << minutes << ' ';
}
