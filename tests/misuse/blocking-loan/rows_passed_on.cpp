// lend[blocking-loan]
#include <lend/lend.hpp>

template <class Given>
void use(Given parts) {
  lend::for_each(parts, [](lend::slice_mut<int> row) { row[0] = 1; });
}

int main() {
  lend::matrix<int> m(4, 4);
#ifdef BREAK
  use(lend::rows(m));
#else
  lend::for_each(lend::rows(m), [](lend::slice_mut<int> row) { row[0] = 1; });
#endif
}
