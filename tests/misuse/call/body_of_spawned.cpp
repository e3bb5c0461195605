// lend[call] in source line
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  lend::scope(
      [](lend::scope_handle& s, lend::slice_mut<int> w) {
#ifdef BREAK
        s.spawn([](auto x) { x.nonsense(); }, std::move(w));  // lend[call]
#else
        s.spawn([](auto x) { x[0] = 1; }, std::move(w));
#endif
      },
      lend::mut(v));
}
