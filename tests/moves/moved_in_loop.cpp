// clang-tidy: bugprone-use-after-move
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

void work(lend::scope_handle& s, lend::slice_mut<int> v, std::size_t step) {
  while (v.size() > step) {
#ifdef BREAK
    s.spawn(fill, std::move(v));
#else
    auto halves = std::move(v).split_at(step);
    s.spawn(fill, std::move(halves.first));
    v = std::move(halves.second);
#endif
  }
}
