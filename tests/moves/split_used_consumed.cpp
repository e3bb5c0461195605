// clang: -Wconsumed
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

void work(lend::scope_handle& s, lend::slice_mut<int> v, std::size_t step) {
  while (v.size() > step) {
    auto halves = std::move(v).split_at(v.size() - step);
    s.spawn(fill, std::move(halves.second));
    v = std::move(halves.first);
    v[0] = 2;
  }
  auto [front, back] = std::move(v).split_at(0);
  back[0] = front.empty() ? 1 : 2;
#ifdef BREAK
  v[0] = 1;
#endif
}
