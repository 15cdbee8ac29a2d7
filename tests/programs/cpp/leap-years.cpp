#include <chrono>
#include <iostream>

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int main() {
    using namespace std::chrono;
    int wrong = 0, leap = 0;
    for (int y = 1; y <= 2400; ++y) {
        leap += is_leap(y) ? 1 : 0;
        if (is_leap(y) != year(y).is_leap()) ++wrong;
    }
    std::cout << leap << " leap years, " << wrong << " disagreements\n";
    for (const auto& day : {2024y / February / 29, 2025y / February / 29, 2026y / November / 26, 1900y / December / 31}) {
        std::cout << static_cast<int>(day.year()) << '-' << static_cast<unsigned>(day.month()) << '-'
                  << static_cast<unsigned>(day.day()) << (day.ok() ? "" : " is no day");
        if (day.ok()) {
            const sys_days days = day;
            std::cout << " weekday " << weekday(days).iso_encoding() << ", day " << days.time_since_epoch().count();
        }
        std::cout << '\n';
    }
    const auto shipped = sys_days(2026y / November / 26);
    const year_month_day arrives = shipped + days(45);
    std::cout << "arrives " << static_cast<int>(arrives.year()) << '-' << static_cast<unsigned>(arrives.month()) << '-'
              << static_cast<unsigned>(arrives.day()) << ", " << duration_cast<hours>(days(45)).count() << " hours later\n";
}
