// lend[lendable]
#include <lend/lend.hpp>

#include <utility>

void fill(lend::strided_mut<int> c) { c[0] = 1; }

int main() {
  lend::matrix<int> m(2, 2);
#ifdef BREAK
  lend::for_each(lend::columns(std::as_const(m)),
                 [](lend::strided<int> c) { lend::run(fill, lend::mut(c)); });
#else
  lend::for_each(lend::columns(m), [](lend::strided_mut<int> c) { lend::run(fill, lend::mut(c)); });
#endif
}
