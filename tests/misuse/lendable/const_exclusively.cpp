// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  const std::vector<int> v{1};
  std::vector<int> w{1};
#ifdef BREAK
  lend::run(fill, lend::mut(v));
  static_cast<void>(w);
#else
  lend::run(fill, lend::mut(w));
  static_cast<void>(v);
#endif
}
