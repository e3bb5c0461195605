// clang-tidy: bugprone-use-after-move
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

void work(lend::scope_handle& s, lend::slice_mut<int> v) {
  const auto middle = v.size() / 2;
  auto [front, back] = std::move(v).split_at(middle);
  s.spawn(fill, std::move(front));
#ifdef BREAK
  s.spawn(fill, std::move(front));
#else
  s.spawn(fill, std::move(back));
#endif
}
