// lend[blocking-loan]
#include <lend/lend.hpp>

template <class Given>
void use(Given parts) {
  lend::for_each(parts, [](lend::strided_mut<int> column) { column[0] = 1; });
}

int main() {
  lend::matrix<int> m(4, 4);
#ifdef BREAK
  use(lend::columns(m));
#else
  lend::for_each(lend::columns(m), [](lend::strided_mut<int> column) { column[0] = 1; });
#endif
}
