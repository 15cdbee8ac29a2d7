// Orders of a year by city: what a native program of the language does too.
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <map>
#include <numeric>
#include <string>
#include <vector>

std::uint64_t next_random(std::uint64_t seed) { return (seed * 1103515245 + 12345) % 2147483648; }

int main() {
    const std::vector<std::string> cities{"Kuching", "Sibu", "Miri", "Bintulu", "Serian"};
    std::map<std::string, std::vector<int>> totals;
    std::uint64_t seed = 42;
    for (int number = 0; number < 600000; ++number) {
        seed = next_random(seed);
        const std::string& city = cities[seed / 65536 % 5];
        seed = next_random(seed);
        totals[city].push_back(static_cast<int>(seed / 65536 % 10000));
    }
    for (auto& [city, sales] : totals) {
        std::sort(sales.begin(), sales.end());
        std::cout << city << ' ' << sales.size() << ' ' << std::accumulate(sales.begin(), sales.end(), 0LL) << ' '
                  << sales[sales.size() / 2] << '\n';
    }
}
