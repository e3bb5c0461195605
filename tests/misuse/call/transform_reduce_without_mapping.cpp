// lend[call]
// shows: write transform_reduce(v, init, op, f, args...)
#include <lend/lend.hpp>

#include <functional>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::transform_reduce(v, 0, std::plus<>{});
#else
  return lend::transform_reduce(v, 0, std::plus<>{}, [](int x) { return 2 * x; });
#endif
}
