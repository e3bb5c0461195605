// lend[exclusive] in source line
#include <lend/lend.hpp>

#include <utility>
#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::run([](lend::slice_mut<int> w) { fill(w); }, lend::mut(v));
#else
  lend::run([](lend::slice_mut<int> w) { fill(std::move(w)); }, lend::mut(v));
#endif
}
