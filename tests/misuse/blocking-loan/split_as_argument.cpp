// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](lend::slice_mut<int>) {}, lend::split_at(1, v));
#else
  lend::call(lend::split_at(1, v), [](lend::slice_mut<int>, lend::slice_mut<int>) {});
#endif
}
