// lend[lendable]
// shows: takes a contiguous range, not an iterator
#include <lend/lend.hpp>

#include <functional>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::reduce(v.begin(), v.end(), 0, std::plus<>{});
#else
  return lend::reduce(v, 0, std::plus<>{});
#endif
}
