// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::scope([](lend::scope_handle& s, std::vector<int>& w) { s.spawn([&w] { w[0] = 1; }); },
              lend::mut(v));
#else
  lend::scope(
      [](lend::scope_handle& s, lend::slice_mut<int> w) {
        s.spawn([](lend::slice_mut<int> part) { part[0] = 1; }, std::move(w));
      },
      lend::mut(v));
#endif
}
