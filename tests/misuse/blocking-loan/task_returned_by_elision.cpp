// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(std::vector<int>& v) { v[0] = 1; }

#ifdef BREAK
auto made(std::vector<int>& v) { return lend::task(fill, lend::mut(v)); }
#endif

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::join(made(v), lend::task([] {}));
#else
  lend::join(lend::task(fill, lend::mut(v)), lend::task([] {}));
#endif
}
