#include <lend/lend.hpp>

#include <vector>

struct account {
  int balance = 0;

  void deposit(int amount) { balance += amount; }
  int worth(int rate) const { return balance * rate; }
};

int main() {
  std::vector<account> accounts(100);
  lend::for_each(accounts, &account::deposit, 5);

  std::vector<int> worth(accounts.size());
  lend::transform(accounts, worth, &account::worth, 3);
  for (const int w : worth) {
    if (w != 15) return 1;
  }

  account one;
  lend::run(&account::deposit, lend::mut(one), 7);
  return lend::run(&account::worth, lend::shared(one), 2) == 14 ? 0 : 1;
}
