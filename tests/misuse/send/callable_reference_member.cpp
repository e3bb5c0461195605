// lend[send]
#include <lend/lend.hpp>

struct adder {
  int& to;
  void operator()(int n) const { to += n; }
};
void add(int& to, int n) { to += n; }

int main() {
  int n = 0;
#ifdef BREAK
  lend::join(lend::task(adder{n}, 1), lend::task([] {}));
#else
  lend::join(lend::task(add, lend::mut(n), 1), lend::task([] {}));
#endif
  return n - 1;
}
