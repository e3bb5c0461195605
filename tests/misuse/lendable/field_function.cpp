// lend[lendable]
#include <lend/lend.hpp>

#include <string>
#include <utility>

struct account {
  std::string owner;
  int balance;
  [[nodiscard]] int doubled() const { return 2 * balance; }
};

void change(lend::ref_mut<account> a) {
#ifdef BREAK
  auto [owner, balance] = std::move(a).fields(&account::owner, &account::doubled);
#else
  auto [owner, balance] = std::move(a).fields(&account::owner, &account::balance);
  *owner = "bob";
  *balance = 4;
#endif
}

int main() {
  account a{"ann", 3};
  lend::run(change, lend::mut(a));
}
