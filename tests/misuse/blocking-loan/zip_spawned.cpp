// lend[blocking-loan]
#include <lend/lend.hpp>

#include <utility>
#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::scope([](lend::scope_handle& s, lend::slice_mut<int> w) { s.spawn(fill, lend::zip(w)); },
              lend::mut(v));
#else
  lend::scope([](lend::scope_handle& s, lend::slice_mut<int> w) { s.spawn(fill, std::move(w)); },
              lend::mut(v));
#endif
}
