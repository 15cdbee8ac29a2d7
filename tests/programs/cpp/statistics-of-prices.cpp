#include <algorithm>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <map>
#include <numeric>
#include <vector>

int main() {
    std::vector<double> prices;
    for (double price = 0; std::cin >> price;) prices.push_back(price);
    std::sort(prices.begin(), prices.end());
    const auto n = static_cast<double>(prices.size());
    const double mean = std::accumulate(prices.begin(), prices.end(), 0.0) / n;
    const double squares = std::accumulate(prices.begin(), prices.end(), 0.0,
                                           [mean](double sum, double p) { return sum + (p - mean) * (p - mean); });
    const auto at = [&](double part) {
        const double place = part * (n - 1);
        const auto low = static_cast<std::size_t>(place);
        const double rest = place - static_cast<double>(low);
        return low + 1 < prices.size() ? prices[low] * (1 - rest) + prices[low + 1] * rest : prices[low];
    };
    std::cout << std::fixed << std::setprecision(3) << "n " << prices.size() << " mean " << mean << " sd "
              << std::sqrt(squares / (n - 1)) << '\n';
    std::cout << "quartiles " << at(0.25) << ' ' << at(0.5) << ' ' << at(0.75) << '\n';
    std::map<int, int> bars;
    for (const double p : prices) ++bars[static_cast<int>(p / 10)];
    for (const auto& [ten, count] : bars)
        std::cout << std::setw(3) << ten * 10 << ' ' << std::string(static_cast<std::size_t>(count), '#') << '\n';
}
