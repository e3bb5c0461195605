// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int first(lend::slice<int> v) { return v[0]; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::scope(
      [](lend::scope_handle& s, const std::vector<int>& w) { s.spawn(first, lend::shared(w)); },
      lend::shared(v));
#else
  lend::scope([](lend::scope_handle& s, lend::slice<int> w) { s.spawn(first, w); },
              lend::shared(v));
#endif
}
