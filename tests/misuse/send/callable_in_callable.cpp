// lend[send]
#include <lend/lend.hpp>

struct inner {
  const int* table;
  int operator()(int i) const { return table[i]; }
};
template <class F>
struct negated {
  F callable;
  int operator()(int i) const { return -callable(i); }
};
struct twice {
  int operator()(int i) const { return 2 * i; }
};

int main() {
  const int table[] = {1, 2};
#ifdef BREAK
  return lend::run(negated<inner>{{table}}, 1) + 2;
#else
  return lend::run(negated<twice>{{}}, 1) + table[1];
#endif
}
