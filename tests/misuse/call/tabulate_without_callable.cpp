// lend[call]
// shows: write tabulate(out, f, args...)
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::tabulate(v);
#else
  lend::tabulate(v, [](std::size_t i) { return static_cast<int>(i); });
#endif
}
