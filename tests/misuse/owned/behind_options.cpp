// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const lend::options how{};
#ifdef BREAK
  lend::scope(how, [](lend::scope_handle&, lend::slice_mut<int> w) { return w; }, lend::mut(v));
#else
  lend::scope(how, [](lend::scope_handle&, lend::slice_mut<int> w) { return w[0]; }, lend::mut(v));
#endif
}
