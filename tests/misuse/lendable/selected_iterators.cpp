// lend[lendable]
// shows: takes a contiguous range, not an iterator
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::nth_element(v.begin(), v.begin() + 1, v.end());
#else
  lend::nth_element(v, 1);
#endif
}
