// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto loan = lend::mut(v);
  lend::nth_element(loan, 1);
#else
  lend::nth_element(lend::mut(v), 1);
#endif
}
