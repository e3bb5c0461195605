// clang: -Wconsumed
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v, int with) { v[0] = with; }

void work(lend::slice_mut<int> v, int rounds) {
  for (int i = 0; i < rounds; ++i) {
    if (v.empty()) return;
    if (i == 7) {
      lend::run(fill, std::move(v), 7);
      return;
    }
#ifdef BREAK
    lend::run(fill, std::move(v), i);
#else
    lend::run(fill, lend::mut(v), i);
    lend::for_each(v, [](int& x) { ++x; });
#endif
  }
}
