#include <iostream>
#include <memory>
#include <string>
#include <vector>

struct Team;
struct Person {
    std::string name;
    std::weak_ptr<Team> team;
    explicit Person(std::string name) : name(std::move(name)) {}
    ~Person() { std::cout << name << " gone\n"; }
};
struct Team : std::enable_shared_from_this<Team> {
    std::vector<std::shared_ptr<Person>> members;
    void add(const std::shared_ptr<Person>& person) {
        members.push_back(person);
        person->team = shared_from_this();
    }
    ~Team() { std::cout << "team of " << members.size() << " gone\n"; }
};

struct Closer {
    void operator()(int* it) const {
        std::cout << "closing " << *it << '\n';
        delete it;
    }
};

int main() {
    std::shared_ptr<Person> kept;
    {
        const auto team = std::make_shared<Team>();
        team->add(std::make_shared<Person>("Ai"));
        team->add(std::make_shared<Person>("Boon"));
        kept = team->members[1];
        std::cout << team.use_count() << ' ' << kept.use_count() << ' ' << kept->team.lock()->members.size() << '\n';
    }
    std::cout << kept->name << (kept->team.expired() ? " has no team" : " has a team") << '\n';
    const std::unique_ptr<int, Closer> file(new int(7));
    const std::shared_ptr<std::string> alias(kept, &kept->name);
    kept.reset();
    std::cout << *alias << " lives through an alias\n";
}
