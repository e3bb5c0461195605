// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const std::vector<unsigned> indices{2, 0};
#ifdef BREAK
  lend::for_each(lend::scatter(lend::chunks(v, 2), indices), [](lend::slice_mut<int>) {});
#else
  lend::for_each(lend::zip(lend::chunks(v, 2), lend::scatter(lend::shared(indices), indices)),
                 [](lend::slice_mut<int>, unsigned) {});
#endif
}
