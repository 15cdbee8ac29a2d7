#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

struct Step {
    std::string name;
    int operand;
};

std::vector<Step> assembled(const std::string& source) {
    std::map<std::string, int> labels;
    std::vector<std::pair<std::string, std::string>> lines;
    std::istringstream in(source);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string name, operand;
        if (!(words >> name)) continue;
        if (name.back() == ':') {
            labels[name.substr(0, name.size() - 1)] = static_cast<int>(lines.size());
            continue;
        }
        words >> operand;
        lines.emplace_back(name, operand);
    }
    std::vector<Step> program;
    for (const auto& [name, operand] : lines) {
        const auto label = labels.find(operand);
        program.push_back({name, label != labels.end() ? label->second : operand.empty() ? 0 : std::stoi(operand)});
    }
    return program;
}

void run(const std::vector<Step>& program) {
    std::vector<int> stack, memory(8, 0);
    const auto pop = [&] {
        if (stack.empty()) throw std::runtime_error("the stack is empty");
        const int top = stack.back();
        stack.pop_back();
        return top;
    };
    int steps = 0;
    for (std::size_t at = 0; at < program.size(); ++steps) {
        const auto& [name, operand] = program[at++];
        if (name == "push") {
            stack.push_back(operand);
        } else if (name == "load") {
            stack.push_back(memory.at(static_cast<std::size_t>(operand)));
        } else if (name == "store") {
            memory.at(static_cast<std::size_t>(operand)) = pop();
        } else if (name == "add" || name == "mul" || name == "sub") {
            const int b = pop(), a = pop();
            stack.push_back(name == "add" ? a + b : name == "mul" ? a * b : a - b);
        } else if (name == "print") {
            std::cout << pop() << ' ';
        } else if (name == "jump") {
            at = static_cast<std::size_t>(operand);
        } else if (name == "unless") {
            if (pop() == 0) at = static_cast<std::size_t>(operand);
        } else {
            throw std::invalid_argument("no instruction " + name);
        }
    }
    std::cout << "in " << steps << " steps\n";
}

int main() {
    run(
        assembled("push 1\nstore 0\npush 10\nstore 1\nagain:\nload 1\nunless done\nload 0\nload 1\nmul\nstore 0\nload "
                  "1\npush 1\nsub\nstore 1\nload 0\nprint\njump again\ndone:\n"));
    for (const char* source : {"push 1\nadd", "fly 3", "load 99"}) {
        try {
            run(assembled(source));
        } catch (const std::out_of_range&) {
            std::cout << "beyond the memory\n";
        } catch (const std::exception& error) {
            std::cout << error.what() << '\n';
        }
    }
}
