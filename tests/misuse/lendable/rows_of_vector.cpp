// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v(6);
#ifdef BREAK
  lend::for_each(lend::rows(v), [](lend::slice_mut<int> row) { row[0] = 1; });
#else
  lend::for_each(lend::rows(lend::mut(v, 2, 3)), [](lend::slice_mut<int> row) { row[0] = 1; });
#endif
}
