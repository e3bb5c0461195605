// clang-tidy: bugprone-use-after-move
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

void work(lend::scope_handle& s, lend::slice_mut<int> v) {
  lend::run(fill, lend::mut(v));
  s.spawn(fill, std::move(v));
#ifdef BREAK
  s.spawn(fill, std::move(v));
#endif
}
