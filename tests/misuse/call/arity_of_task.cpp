// lend[call]
// shows: called_with<lend::slice_mut<int>>
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v, int with) { v[0] = with; }

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{3, 1, 2};
#ifdef BREAK
  lend::join(lend::task(fill, lend::mut(v), 1), lend::task(fill, lend::mut(w)));
#else
  lend::join(lend::task(fill, lend::mut(v), 1), lend::task(fill, lend::mut(w), 2));
#endif
}
