// lend[call]
// shows: called_with<lend::scope_handle&, lend::slice_mut<int>>
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::scope([](lend::slice_mut<int> w) { w[0] = 1; }, lend::mut(v));
#else
  lend::scope([](lend::scope_handle&, lend::slice_mut<int> w) { w[0] = 1; }, lend::mut(v));
#endif
}
