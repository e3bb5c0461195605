// lend[lendable]
#include <lend/lend.hpp>
struct node {
  int value;
  node* next;
};
struct leaf {
  int value;
};

int main() {
  node n{1, nullptr};
  leaf l{1};
#ifdef BREAK
  lend::run([](node& m) { m.value = 2; }, lend::mut(n));
  static_cast<void>(l);
#else
  lend::run([](leaf& m) { m.value = 2; }, lend::mut(l));
  static_cast<void>(n);
#endif
}
