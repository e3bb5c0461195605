// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const lend::arc<std::vector<int>> a = lend::make_arc<std::vector<int>>(3U, 0);
#ifdef BREAK
  lend::run([](lend::slice_mut<int> v) { v[0] = 1; }, lend::shared(*a));
#else
  lend::run([](lend::slice<int> v) { return v[0]; }, lend::shared(*a));
#endif
}
