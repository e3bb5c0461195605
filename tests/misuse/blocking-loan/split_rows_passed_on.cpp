// lend[blocking-loan]
#include <lend/lend.hpp>

template <class Given>
void use(Given halves) {
  lend::join(halves, [](lend::grid_mut<int> half) { half(0, 0) = 1; });
}

int main() {
  lend::matrix<int> m(4, 4);
#ifdef BREAK
  use(lend::split_rows(1, m));
#else
  lend::join(lend::split_rows(1, m), [](lend::grid_mut<int> half) { half(0, 0) = 1; });
#endif
}
