#include <iomanip>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>

class InsufficientFunds : public std::runtime_error {
  public:
    InsufficientFunds(const std::string& owner, long long missing)
        : std::runtime_error(owner + " lacks " + std::to_string(missing) + " sen"), missing_(missing) {}
    long long missing() const { return missing_; }

  private:
    long long missing_;
};

class Account {
  public:
    explicit Account(std::string owner) : owner_(std::move(owner)) {}
    void deposit(long long sen) {
        if (sen <= 0) throw std::invalid_argument("a deposit is positive");
        balance_ += sen;
    }
    void withdraw(long long sen) {
        if (sen > balance_) throw InsufficientFunds(owner_, sen - balance_);
        balance_ -= sen;
    }
    long long balance() const { return balance_; }

  private:
    std::string owner_;
    long long balance_ = 0;
};

class Bank {
  public:
    Account& open(const std::string& owner) { return accounts_.try_emplace(owner, owner).first->second; }
    void transfer(const std::string& from, const std::string& to, long long sen) {
        Account& payer = accounts_.at(from);
        Account& payee = accounts_.at(to);
        payer.withdraw(sen);
        payee.deposit(sen);
    }
    void print() const {
        for (const auto& [owner, account] : accounts_) {
            std::cout << std::left << std::setw(8) << owner << std::right << std::setw(8) << account.balance() / 100 << '.'
                      << std::setfill('0') << std::setw(2) << account.balance() % 100 << std::setfill(' ') << '\n';
        }
    }

  private:
    std::map<std::string, Account> accounts_;
};

int main() {
    Bank bank;
    bank.open("Aminah").deposit(150'000);
    bank.open("Boon").deposit(2'550);
    bank.transfer("Aminah", "Boon", 25'025);
    try {
        bank.transfer("Boon", "Aminah", 99'999);
    } catch (const InsufficientFunds& error) {
        std::cout << error.what() << " (" << error.missing() << ")\n";
    }
    try {
        bank.transfer("Boon", "Chong", 1);
    } catch (const std::out_of_range&) {
        std::cout << "no such account\n";
    }
    try {
        bank.open("Boon").deposit(-1);
    } catch (const std::exception& error) {
        std::cout << error.what() << '\n';
    }
    bank.print();
}
