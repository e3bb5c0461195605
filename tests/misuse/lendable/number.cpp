// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

void bump(int& n) { ++n; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run(bump, lend::mut(v[0] + 1));
#else
  lend::run(bump, lend::mut(v[0]));
#endif
}
