// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::rotate(lend::shared(v), 1);
#else
  lend::rotate(lend::mut(v), 1);
#endif
}
