#include <lend/lend.hpp>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

struct person {
  std::string name;
  int age;

  bool operator==(const person&) const = default;
};

bool younger(const person& a, const person& b) { return a.age < b.age; }

int main() {
  std::vector<person> people{{"Ada", 36}, {"Alan", 41}, {"Grace", 36}, {"Emmy", 30}};
  lend::stable_sort(people, younger);
  if (people[1].name != "Ada" || people[2].name != "Grace") return 1;
  lend::sort(people, [](const person& a, const person& b) {
    return std::tie(a.name, a.age) < std::tie(b.name, b.age);
  });
  return people.front().name == "Ada" && people.back().name == "Grace" ? 0 : 1;
}
