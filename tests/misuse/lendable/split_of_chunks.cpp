// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  lend::join(lend::split_at(1, lend::chunks(v, 2)), [](lend::slice_mut<int>) {});
#else
  lend::join(lend::split_at(2, v), [](lend::slice_mut<int>) {});
#endif
}
