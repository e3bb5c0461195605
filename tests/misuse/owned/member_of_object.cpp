// lend[owned]
#include <lend/lend.hpp>

#include <string>

struct person {
  std::string name;
  int age;
};

int main() {
  person p{"Ada", 36};
#ifdef BREAK
  return static_cast<int>(lend::run(&person::name, lend::shared(p)).size());
#else
  return lend::run(&person::age, lend::shared(p));
#endif
}
