import heapq

roads = {
    "Kuching": {"Serian": 60, "Bau": 35}, "Serian": {"Sri Aman": 130}, "Bau": {"Serian": 70},
    "Sri Aman": {"Sibu": 220, "Betong": 70}, "Betong": {"Sibu": 160}, "Sibu": {"Bintulu": 210}, "Bintulu": {"Miri": 200},
}

def shortest(start):
    best, queue, via = {start: 0}, [(0, start)], {}
    while queue:
        done, place = heapq.heappop(queue)
        if done > best[place]:
            continue
        for other, km in roads.get(place, {}).items():
            if done + km < best.get(other, float("inf")):
                best[other] = done + km
                via[other] = place
                heapq.heappush(queue, (done + km, other))
    return best, via

best, via = shortest("Kuching")
for place in sorted(best, key=best.get):
    print(f"{place:10} {best[place]:5} km via {via.get(place, '-')}")
