// lend[call]
// shows: called_with<lend::slice_mut<int>, int>
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::call(fill, lend::mut(v), 3);
#else
  lend::call(fill, lend::mut(v));
#endif
}
