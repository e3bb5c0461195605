// lend[copy]
#include <lend/lend.hpp>

#include <string>
#include <vector>

struct person {
  std::string name;
  int age;
};

int main() {
  const std::vector<person> all{{"a", 3}, {"b", 4}};
#ifdef BREAK
  const auto first = lend::par(all) | lend::transform(&person::name) |
                     lend::filter([](const std::string& name) { return !name.empty(); }) |
                     lend::take(1) | lend::to_vector;
#else
  const auto first = lend::par(all) |
                     lend::filter([](const person& one) { return !one.name.empty(); }) |
                     lend::take(1) | lend::transform(&person::name) | lend::to_vector;
#endif
}
