// lend[send]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return *lend::run([](lend::slice_mut<int> w) { return w.data(); }, lend::mut(v)) - 3;
#else
  return lend::run([](lend::slice_mut<int> w) { return *w.data(); }, lend::mut(v)) - 3;
#endif
}
