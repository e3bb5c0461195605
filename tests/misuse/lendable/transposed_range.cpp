// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v(9);
#ifdef BREAK
  lend::transpose(v);
#else
  lend::transpose(lend::mut(v, 3, 3));
#endif
}
