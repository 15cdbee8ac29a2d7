#include <cmath>
#include <cstdio>

long long rounded(double sen) { return std::llround(sen); }

int main() {
    long long balance = 1'000'000;
    const double rate = 0.0325;
    std::printf("%4s %12s %10s\n", "year", "balance", "interest");
    for (int year = 1; year <= 10; ++year) {
        const long long interest = rounded(static_cast<double>(balance) * rate);
        balance += interest;
        std::printf("%4d %9lld.%02lld %7lld.%02lld\n", year, balance / 100, balance % 100, interest / 100, interest % 100);
    }
    const double exact = 10'000 * std::pow(1 + rate, 10);
    std::printf("without rounding %.2f, difference %.3f\n", exact, static_cast<double>(balance) / 100 - exact);
    int years = 0;
    for (double grown = 1; grown < 2; grown *= 1 + rate) ++years;
    std::printf("doubles in %d years\n", years);
}
