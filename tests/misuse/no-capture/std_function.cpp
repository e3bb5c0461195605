// lend[no-capture]
#include <lend/lend.hpp>

#include <functional>
#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const std::function<void(lend::slice_mut<int>)> f = fill;
  lend::run(f, lend::mut(v));
#else
  lend::run(fill, lend::mut(v));
#endif
}
