// A report over a file of orders, read as a person would: quoted fields, empty ones, totals by market.
#include <iomanip>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields(1);
    bool is_quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (is_quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            fields.back() += line[++i];
        } else if (c == '"') {
            is_quoted = !is_quoted;
        } else if (c == ',' && !is_quoted) {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

int main() {
    std::string line;
    std::getline(std::cin, line);
    const std::vector<std::string> header = fields_of(line);
    struct Total {
        int orders = 0;
        double value = 0;
    };
    std::map<std::string, Total> by_market;
    int skipped = 0;
    while (std::getline(std::cin, line)) {
        const std::vector<std::string> row = fields_of(line);
        std::istringstream number(row.size() == header.size() ? row[3] : "");
        double value = 0;
        if (!(number >> value)) {
            ++skipped;
            continue;
        }
        Total& total = by_market[row[1]];
        ++total.orders;
        total.value += value;
        if (row[2].find(',') != std::string::npos || row[2].find('"') != std::string::npos)
            std::cout << "note: " << row[2] << '\n';
    }
    std::cout << std::fixed << std::setprecision(2);
    for (const auto& [market, total] : by_market) {
        std::cout << std::left << std::setw(4) << market << std::right << std::setw(3) << total.orders << std::setw(12)
                  << total.value << std::setw(10) << total.value / total.orders << '\n';
    }
    std::cout << skipped << " skipped\n";
}
