// lend[call]
// shows: write pieces(v, offsets)
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<std::size_t> offsets{0, 1, 3};
#ifdef BREAK
  lend::for_each(lend::pieces(v), [](lend::slice_mut<int> part) { part[0] = 0; });
#else
  lend::for_each(lend::pieces(v, offsets), [](lend::slice_mut<int> part) { part[0] = 0; });
#endif
  return static_cast<int>(offsets[0]);
}
