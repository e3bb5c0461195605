// clang: -Wconsumed
#include <lend/lend.hpp>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

void work(lend::scope_handle& s, lend::grid_mut<int> g) {
  g(0, 1) = 1;
  s.spawn(fill, std::move(g).subgrid(0, 0, 1, 1));
#ifdef BREAK
  g(0, 0) = 2;
#endif
}
