#include <iostream>
#include <string>
#include <vector>

class Polynomial {
  public:
    Polynomial(std::initializer_list<int> from_constant) : c_(from_constant) { trim(); }
    explicit Polynomial(std::vector<int> from_constant) : c_(std::move(from_constant)) { trim(); }
    long long operator()(long long x) const {
        long long value = 0;
        for (auto it = c_.rbegin(); it != c_.rend(); ++it) value = value * x + *it;
        return value;
    }
    Polynomial operator*(const Polynomial& it) const {
        std::vector<int> product(c_.size() + it.c_.size(), 0);
        for (std::size_t i = 0; i < c_.size(); ++i) {
            for (std::size_t j = 0; j < it.c_.size(); ++j) product[i + j] += c_[i] * it.c_[j];
        }
        return Polynomial(product);
    }
    Polynomial derived() const {
        std::vector<int> made;
        for (std::size_t i = 1; i < c_.size(); ++i) made.push_back(static_cast<int>(i) * c_[i]);
        return Polynomial(made);
    }
    std::string text() const {
        std::string out;
        for (std::size_t i = c_.size(); i-- > 0;) {
            const int c = c_[i];
            if (c == 0) continue;
            out += c < 0 ? (out.empty() ? "-" : " - ") : (out.empty() ? "" : " + ");
            const int size = c < 0 ? -c : c;
            if (size != 1 || i == 0) out += std::to_string(size);
            if (i > 0) out += i > 1 ? "x^" + std::to_string(i) : "x";
        }
        return out.empty() ? "0" : out;
    }

  private:
    void trim() {
        while (!c_.empty() && c_.back() == 0) c_.pop_back();
    }
    std::vector<int> c_;
};

int main() {
    const Polynomial p{-1, 0, 1}, q{3, 1};
    std::cout << '(' << p.text() << ")(" << q.text() << ") = " << (p * q).text() << '\n';
    std::cout << "derived: " << (p * q).derived().text() << ", of a constant: " << Polynomial{5}.derived().text() << '\n';
    for (int x = -3; x <= 3; ++x) std::cout << (p * q)(x) << ' ';
    std::cout << '\n';
}
