// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::scope(
      [](lend::scope_handle& s, lend::slice_mut<int> w) {
        s.spawn(fill, std::move(w));
        s.spawn(fill, w);
      },
      lend::mut(v));
#else
  lend::scope(
      [](lend::scope_handle& s, lend::slice_mut<int> w) {
        auto [front, back] = std::move(w).split_at(1);
        s.spawn(fill, std::move(front));
        s.spawn(fill, std::move(back));
      },
      lend::mut(v));
#endif
}
