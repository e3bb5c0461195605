// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v(6);
#ifdef BREAK
  auto loan = lend::mut(v, 2, 3);
  lend::for_each(lend::rows(loan), [](lend::slice_mut<int> row) { row[0] = 1; });
#else
  lend::for_each(lend::rows(lend::mut(v, 2, 3)), [](lend::slice_mut<int> row) { row[0] = 1; });
#endif
}
