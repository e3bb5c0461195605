// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::unique(lend::shared(v)) == 1;
#else
  return lend::unique(lend::mut(v)) == 1;
#endif
}
