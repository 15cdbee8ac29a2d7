#include <iostream>
#include <regex>
#include <string>

int main() {
    const std::string log =
        "2026-11-26 SO-1042 shipped to Kuching; 2026-11-27 SO-1043 returned from Da Nang; 2026-13-01 SO-9 lost";
    const std::regex entry(R"((\d{4})-(0[1-9]|1[0-2])-(\d\d) (SO-\d+) (\w+))");
    for (std::sregex_iterator it(log.begin(), log.end(), entry), end; it != end; ++it) {
        const std::smatch& match = *it;
        std::cout << match[4] << ' ' << match[5] << " on " << match[3] << '/' << match[2] << '/' << match[1] << " at "
                  << match.position() << '\n';
    }
    std::cout << std::regex_replace(log, std::regex("SO-(\\d+)"), "#$1") << '\n';
    const std::regex mail(R"(^[\w.+-]+@[\w-]+(\.[\w-]+)+$)", std::regex::icase);
    for (const char* text : {"siti@toko.my", "no at sign", "a@b", "Mei.Ling+shop@mail.example.com"})
        std::cout << std::regex_match(text, mail);
    std::cout << '\n';
    try {
        const std::regex broken("(unclosed");
    } catch (const std::regex_error& error) {
        std::cout << "regex_error " << (error.code() == std::regex_constants::error_paren) << '\n';
    }
}
