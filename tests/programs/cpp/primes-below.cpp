#include <iostream>
#include <vector>

int main() {
    constexpr std::size_t kBelow = 200'000;
    std::vector<bool> is_composite(kBelow, false);
    std::vector<int> primes;
    for (std::size_t n = 2; n < kBelow; ++n) {
        if (is_composite[n]) continue;
        primes.push_back(static_cast<int>(n));
        for (std::size_t m = n * n; m < kBelow; m += n) is_composite[m] = true;
    }
    int twins = 0, gap = 0, at = 0;
    for (std::size_t i = 1; i < primes.size(); ++i) {
        const int between = primes[i] - primes[i - 1];
        twins += between == 2 ? 1 : 0;
        if (between > gap) {
            gap = between;
            at = primes[i - 1];
        }
    }
    std::cout << primes.size() << " primes, the last " << primes.back() << ", " << twins << " twins, widest gap " << gap
              << " after " << at << '\n';
    for (int n : {360, 9973, 123'456'789, 2'147'483'647}) {
        std::cout << n << " =";
        const char* sign = " ";
        for (const int p : primes) {
            if (static_cast<long long>(p) * p > n) break;
            for (; n % p == 0; n /= p, sign = " x ") std::cout << sign << p;
        }
        if (n > 1) std::cout << sign << n;
        std::cout << '\n';
    }
}
