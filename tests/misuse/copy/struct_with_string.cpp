// lend[copy]
#include <lend/lend.hpp>

#include <string>

struct person {
  std::string name;
  int age;
};
int age(const person& p) { return p.age; }

int main() {
  person p{"Ada", 0};
#ifdef BREAK
  return lend::run(age, p);
#else
  return lend::run(age, lend::shared(p));
#endif
}
