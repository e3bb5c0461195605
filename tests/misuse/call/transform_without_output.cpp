// lend[call]
// shows: write transform(in, out, f, args...)
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::transform(v, [](int x) { return 2 * x; });
#else
  std::vector<int> out(v.size());
  lend::transform(v, out, [](int x) { return 2 * x; });
#endif
}
