// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto kept =
      lend::scope([](lend::scope_handle&, lend::slice_mut<int> w) { return w; }, lend::mut(v));
  static_cast<void>(kept);
#else
  return lend::scope([](lend::scope_handle&, lend::slice_mut<int> w) { return w[0] - 3; },
                     lend::mut(v));
#endif
}
