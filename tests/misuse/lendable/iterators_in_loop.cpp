// lend[lendable]
// shows: takes a contiguous range, not an iterator
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(v.begin(), v.end(), [](int& x) { ++x; });
#else
  lend::for_each(v, [](int& x) { ++x; });
#endif
}
