// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](lend::slice<int> s) { lend::sort(s); }, lend::shared(v));
#else
  lend::run([](lend::slice_mut<int> s) { lend::sort(s); }, lend::mut(v));
#endif
}
