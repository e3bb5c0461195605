// lend[call]
// shows: write scatter(v, indices)
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<std::size_t> at{0, 2};
#ifdef BREAK
  lend::for_each(lend::scatter(v), [](int& x) { x = 0; });
#else
  lend::for_each(lend::scatter(v, at), [](int& x) { x = 0; });
#endif
  return static_cast<int>(at[0]);
}
