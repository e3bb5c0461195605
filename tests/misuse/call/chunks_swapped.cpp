// lend[call]
// shows: write chunks(v, n)
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(lend::chunks(2, v), [](lend::slice_mut<int> part) { part[0] = 0; });
#else
  lend::for_each(lend::chunks(v, 2), [](lend::slice_mut<int> part) { part[0] = 0; });
#endif
}
