// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](lend::slice<int> s) { lend::partial_sort(s, 2); }, lend::shared(v));
#else
  lend::run([](lend::slice_mut<int> s) { lend::partial_sort(s, 2); }, lend::mut(v));
#endif
}
