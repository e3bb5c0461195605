// lend[blocking-loan]
#include <lend/lend.hpp>

#include <utility>

void fill(lend::grid_mut<int> g) { g(0, 0) = 1; }

int main() {
  lend::matrix<int> m(2, 2);
#ifdef BREAK
  lend::scope([](lend::scope_handle& s, lend::grid_mut<int> w) { s.spawn(fill, lend::rows(w)); },
              lend::mut(m));
#else
  lend::scope([](lend::scope_handle& s, lend::grid_mut<int> w) { s.spawn(fill, std::move(w)); },
              lend::mut(m));
#endif
}
