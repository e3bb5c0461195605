// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
  std::vector<int> v(6);
#ifdef BREAK
  lend::scope(
      [](lend::scope_handle& s, lend::slice_mut<int> w) { s.spawn(fill, lend::mut(w, 2, 3)); },
      lend::mut(v));
#else
  lend::scope([](lend::scope_handle& s, lend::grid_mut<int> g) { s.spawn(fill, std::move(g)); },
              lend::mut(v, 2, 3));
#endif
}
