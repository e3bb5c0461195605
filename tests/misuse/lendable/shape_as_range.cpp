// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v(6);
#ifdef BREAK
  lend::for_each(lend::mut(v, 2, 3), [](int& x) { x = 1; });
#else
  lend::for_each(lend::mut(v), [](int& x) { x = 1; });
#endif
}
