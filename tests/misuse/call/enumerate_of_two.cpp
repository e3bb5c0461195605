// lend[call]
// shows: write enumerate(v), or enumerate(zip(v, w))
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w(3);
#ifdef BREAK
  lend::for_each(lend::enumerate(v, w), [](std::size_t, int& a, int& b) { b = a; });
#else
  lend::for_each(lend::enumerate(lend::zip(v, w)), [](std::size_t, int& a, int& b) { b = a; });
#endif
}
