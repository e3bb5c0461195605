// lend[call]
// shows: write split_at(i, v)
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::join(lend::split_at(v, 1), [](lend::slice_mut<int> half) { half[0] = 0; });
#else
  lend::join(lend::split_at(1, v), [](lend::slice_mut<int> half) { half[0] = 0; });
#endif
}
