// lend[call]
// shows: called_with<std::size_t, int&, const double&>
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1};
#ifdef BREAK
  lend::for_each(lend::enumerate(v), [](std::size_t, double& x, double by) { x += by; }, 1.5);
#else
  lend::for_each(lend::enumerate(v), [](std::size_t, int& x, double by) { x = by > x; }, 1.5);
#endif
}
