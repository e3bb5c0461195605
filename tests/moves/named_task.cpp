// clang-tidy: performance-move-const-arg
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

void work(std::vector<int>& v, std::vector<int>& w) {
#ifdef BREAK
  const auto& first = lend::task(fill, lend::mut(v));
  lend::join(std::move(first), lend::task(fill, lend::mut(w)));
#else
  lend::join(lend::task(fill, lend::mut(v)), lend::task(fill, lend::mut(w)));
#endif
}
