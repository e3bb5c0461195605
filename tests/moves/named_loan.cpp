// clang-tidy: performance-move-const-arg
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

void work(std::vector<int>& v) {
#ifdef BREAK
  auto&& loan = lend::mut(v);
  lend::run(fill, std::move(loan));
#else
  lend::run(fill, lend::mut(v));
#endif
}
