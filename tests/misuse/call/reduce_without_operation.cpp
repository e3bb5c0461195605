// lend[call]
// shows: write reduce(v, init, op)
#include <lend/lend.hpp>

#include <functional>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::reduce(v, 0);
#else
  return lend::reduce(v, 0, std::plus<>{});
#endif
}
