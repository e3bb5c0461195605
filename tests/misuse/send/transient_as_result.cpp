// lend[send]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto kept = lend::run([](lend::slice_mut<int> w) { return lend::mut(w); }, lend::mut(v));
  static_cast<void>(kept);
#else
  lend::run([](lend::slice_mut<int> w) { return w[0]; }, lend::mut(v));
#endif
}
