#include <iomanip>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>

class Money {
  public:
    Money(long long minor, std::string currency) : minor_(minor), currency_(std::move(currency)) {}
    Money operator+(const Money& it) const {
        if (currency_ != it.currency_) throw std::invalid_argument(currency_ + " and " + it.currency_ + " do not add up");
        return {minor_ + it.minor_, currency_};
    }
    Money converted(const std::string& to, long long rate_in_millionths) const {
        const long long exact = minor_ * rate_in_millionths * scale(to) / scale(currency_);
        const long long half = exact < 0 ? -500'000 : 500'000;
        return {(exact + half) / 1'000'000, to};
    }
    friend std::ostream& operator<<(std::ostream& out, const Money& it) {
        const long long unit = scale(it.currency_);
        const long long size = it.minor_ < 0 ? -it.minor_ : it.minor_;
        out << it.currency_ << ' ' << (it.minor_ < 0 ? "-" : "") << size / unit;
        if (unit > 1) out << '.' << std::setw(2) << std::setfill('0') << size % unit << std::setfill(' ');
        return out;
    }

  private:
    static long long scale(const std::string& currency) { return currency == "VND" || currency == "JPY" ? 1 : 100; }
    long long minor_;
    std::string currency_;
};

int main() {
    const Money price(129'90, "MYR"), post(10'05, "MYR");
    std::cout << price + post << " = " << (price + post).converted("VND", 5'950'000'000) << " = "
              << price.converted("USD", 236'500) << '\n';
    std::cout << Money(-5, "MYR") << ' ' << Money(-1'50, "USD").converted("JPY", 150'000'000) << '\n';
    try {
        std::cout << price + Money(1, "VND");
    } catch (const std::invalid_argument& error) {
        std::cout << error.what() << '\n';
    }
}
