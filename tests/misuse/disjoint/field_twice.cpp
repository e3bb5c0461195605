// lend[disjoint]
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
  auto [one, two] = std::move(a).fields<&account::balance, &account::balance>();
#else
  auto [one, two] = std::move(a).fields<&account::balance, &account::owner>();
  *one = 4;
  *two = "bob";
#endif
}

int main() {
  account a{"ann", 3};
  lend::run(change, lend::mut(a));
}
