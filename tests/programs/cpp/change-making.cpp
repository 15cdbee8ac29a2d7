#include <iostream>
#include <map>
#include <vector>

std::vector<int> fewest(const std::vector<int>& coins, int amount) {
    std::vector<int> count(static_cast<std::size_t>(amount) + 1, amount + 1), last(count.size(), 0);
    count[0] = 0;
    for (int sum = 1; sum <= amount; ++sum) {
        for (const int coin : coins) {
            if (coin > sum) continue;
            const int with = count[static_cast<std::size_t>(sum - coin)] + 1;
            if (with < count[static_cast<std::size_t>(sum)]) {
                count[static_cast<std::size_t>(sum)] = with;
                last[static_cast<std::size_t>(sum)] = coin;
            }
        }
    }
    std::vector<int> chosen;
    if (count.back() > amount) return chosen;
    for (int left = amount; left > 0; left -= last[static_cast<std::size_t>(left)])
        chosen.push_back(last[static_cast<std::size_t>(left)]);
    return chosen;
}

int main() {
    for (const auto& [coins, amount] : std::vector<std::pair<std::vector<int>, int>>{{{5, 10, 20, 50}, 185},
                                                                                     {{1, 5, 10, 25}, 63},
                                                                                     {{1, 4, 15, 20, 50}, 23},
                                                                                     {{2, 5, 10, 20, 50}, 21},
                                                                                     {{3, 6}, 7}}) {
        std::map<int, int, std::greater<>> by_coin;
        const std::vector<int> chosen = fewest(coins, amount);
        for (const int coin : chosen) ++by_coin[coin];
        std::cout << amount << ": ";
        if (chosen.empty()) std::cout << "impossible";
        for (const auto& [coin, count] : by_coin) std::cout << count << " x " << coin << "  ";
        std::cout << '\n';
    }
}
