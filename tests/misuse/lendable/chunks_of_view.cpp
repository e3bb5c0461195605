// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  lend::for_each(lend::chunks(lend::zip(v, w), 2), [](lend::slice_mut<int>) {});
#else
  lend::for_each(lend::zip(lend::chunks(v, 2), lend::chunks(w, 2)),
                 [](lend::slice_mut<int>, lend::slice_mut<int>) {});
#endif
}
