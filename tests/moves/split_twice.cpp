// clang-tidy: bugprone-use-after-move
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

void work(lend::scope_handle& s, lend::slice_mut<int> v) {
  auto [front, back] = std::move(v).split_at(1);
  s.spawn(fill, std::move(front));
#ifdef BREAK
  auto [again, rest] = std::move(v).split_at(1);
#else
  auto [again, rest] = std::move(back).split_at(1);
#endif
  s.spawn(fill, std::move(again));
  s.spawn(fill, std::move(rest));
}
