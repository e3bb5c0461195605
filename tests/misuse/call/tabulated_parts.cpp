// lend[call]
// shows: called_with<std::size_t>
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::tabulate(v, [] { return 1; });
#else
  lend::tabulate(v, [](std::size_t) { return 1; });
#endif
}
