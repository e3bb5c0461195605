// lend[blocking-loan]
#include <lend/lend.hpp>

auto cut(lend::matrix<int>& m) {
#ifdef BREAK
  auto halves = lend::split_rows(1, m);
  return halves;
#else
  lend::join(lend::split_rows(1, m), [](lend::grid_mut<int> half) { half(0, 0) = 1; });
#endif
}

int main() {
  lend::matrix<int> m(4, 4);
  static_cast<void>(cut(m));
}
