// lend[exclusive]
#include <lend/lend.hpp>

struct account {
  int balance = 0;
  void deposit(int amount) { balance += amount; }
};

int main() {
  account a;
#ifdef BREAK
  lend::run(&account::deposit, lend::shared(a), 1);
#else
  lend::run(&account::deposit, lend::mut(a), 1);
#endif
}
