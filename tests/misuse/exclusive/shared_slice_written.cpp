// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](lend::slice<int> w) { lend::run(fill, w); }, lend::shared(v));
#else
  lend::run([](lend::slice_mut<int> w) { lend::run(fill, std::move(w)); }, lend::mut(v));
#endif
}
