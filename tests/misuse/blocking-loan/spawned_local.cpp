// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
#ifdef BREAK
  lend::scope([](lend::scope_handle& s) {
    std::vector<int> local{1, 2};
    s.spawn(fill, lend::mut(local));
  });
#else
  std::vector<int> longer{1, 2};
  lend::scope([](lend::scope_handle& s, lend::slice_mut<int> w) { s.spawn(fill, std::move(w)); },
              lend::mut(longer));
#endif
}
