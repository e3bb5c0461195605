// lend[send]
// culprit: int*
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](int* p) { *p = 1; }, v.data());
#else
  lend::run([](lend::slice_mut<int> w) { w[0] = 1; }, lend::mut(v));
#endif
}
