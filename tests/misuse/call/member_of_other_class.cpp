// lend[call]
#include <lend/lend.hpp>

struct account {
  int balance = 0;
  int get() const { return balance; }
};
struct person {
  int age = 0;
  int get() const { return age; }
};

int main() {
  person p;
#ifdef BREAK
  return lend::run(&account::get, lend::shared(p));
#else
  return lend::run(&person::get, lend::shared(p));
#endif
}
