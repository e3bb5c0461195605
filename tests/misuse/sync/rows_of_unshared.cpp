// lend[sync]
#include <lend/lend.hpp>

#include <memory>
#include <vector>

int main() {
  lend::matrix<std::unique_ptr<int>> m(2, 3);
  std::vector<int> sums(2);
#ifdef BREAK
  lend::transform(lend::rows(m), sums, [](lend::slice<std::unique_ptr<int>>) { return 1; });
#else
  lend::for_each(lend::zip(sums, lend::rows(m)),
                 [](int& sum, lend::slice_mut<std::unique_ptr<int>>) { sum = 1; });
#endif
}
