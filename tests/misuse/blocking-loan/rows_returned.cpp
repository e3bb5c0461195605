// lend[blocking-loan]
#include <lend/lend.hpp>

auto cut(lend::matrix<int>& m) {
#ifdef BREAK
  auto parts = lend::rows(m);
  return parts;
#else
  lend::for_each(lend::rows(m), [](lend::slice_mut<int> row) { row[0] = 1; });
#endif
}

int main() {
  lend::matrix<int> m(4, 4);
  static_cast<void>(cut(m));
}
