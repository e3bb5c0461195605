// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const std::vector<int> offsets{0, 1, 3};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  lend::for_each(lend::pieces(lend::zip(v, w), offsets), [](lend::slice_mut<int>) {});
#else
  lend::for_each(lend::zip(lend::pieces(v, offsets), lend::pieces(w, offsets)),
                 [](lend::slice_mut<int>, lend::slice_mut<int>) {});
#endif
}
