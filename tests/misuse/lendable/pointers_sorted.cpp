// lend[lendable]
// shows: takes a contiguous range, not an iterator
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::sort(v.data(), v.data() + v.size());
#else
  lend::sort(v);
#endif
}
