// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{0, 0};
#ifdef BREAK
  lend::for_each(lend::zip(w, lend::windows(v, 2)),
                 [](int& x, lend::slice_mut<int> window) { window[0] = x; });
#else
  lend::for_each(lend::zip(w, lend::windows(v, 2)),
                 [](int& x, lend::slice<int> window) { x = window[0]; });
#endif
}
