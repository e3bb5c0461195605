// clang-tidy: bugprone-use-after-move
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v, int with) { v[0] = with; }

void work(lend::slice_mut<int> v, int rounds) {
  for (int i = 0; i < rounds; ++i) lend::run(fill, lend::mut(v), i);
#ifdef BREAK
  lend::run(fill, std::move(v), 1);
  v[0] = 2;
#else
  v[0] = 2;
  lend::run(fill, std::move(v), 1);
#endif
}
