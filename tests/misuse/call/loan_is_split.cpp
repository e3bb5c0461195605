// lend[call]
// shows: lend::join(lend::split_at(i, v), f)
#include <lend/lend.hpp>

#include <vector>

void clear([[maybe_unused]] lend::slice_mut<int> part) {}

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::join(lend::mut(v).split_at(1), clear);
#else
  lend::join(lend::split_at(1, v), clear);
#endif
}
