#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

class Natural {
  public:
    Natural(unsigned number = 0) {
        while (number > 0) {
            digits_.push_back(number % kBase);
            number /= kBase;
        }
    }
    Natural& operator*=(unsigned factor) {
        unsigned long long carry = 0;
        for (unsigned& digit : digits_) {
            carry += static_cast<unsigned long long>(digit) * factor;
            digit = static_cast<unsigned>(carry % kBase);
            carry /= kBase;
        }
        while (carry > 0) {
            digits_.push_back(static_cast<unsigned>(carry % kBase));
            carry /= kBase;
        }
        return *this;
    }
    friend Natural operator+(const Natural& a, const Natural& b) {
        Natural sum;
        unsigned carry = 0;
        for (std::size_t i = 0; i < std::max(a.digits_.size(), b.digits_.size()) || carry > 0; ++i) {
            if (i < a.digits_.size()) carry += a.digits_[i];
            if (i < b.digits_.size()) carry += b.digits_[i];
            sum.digits_.push_back(carry % kBase);
            carry /= kBase;
        }
        return sum;
    }
    friend std::ostream& operator<<(std::ostream& out, const Natural& it) {
        if (it.digits_.empty()) return out << 0;
        out << it.digits_.back();
        for (auto digit = it.digits_.rbegin() + 1; digit != it.digits_.rend(); ++digit) {
            const std::string text = std::to_string(*digit);
            out << std::string(9 - text.size(), '0') << text;
        }
        return out;
    }

  private:
    static constexpr unsigned kBase = 1'000'000'000;
    std::vector<unsigned> digits_;
};

int main() {
    Natural factorial = 1;
    for (unsigned n = 1; n <= 50; ++n) {
        factorial *= n;
        if (n % 10 == 0) std::cout << n << "! = " << factorial << '\n';
    }
    Natural a = 0, b = 1;
    for (int i = 0; i < 200; ++i) {
        Natural next = a + b;
        a = b;
        b = next;
    }
    std::cout << "F(200) = " << a << '\n';
}
