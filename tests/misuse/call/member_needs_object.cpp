// lend[call]
#include <lend/lend.hpp>

struct account {
  int balance = 0;
  int get() const { return balance; }
};

int main() {
  account a;
#ifdef BREAK
  return lend::run(&account::get);
#else
  return lend::run(&account::get, lend::shared(a));
#endif
}
