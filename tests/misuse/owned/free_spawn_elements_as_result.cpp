// lend[owned]
#include <lend/lend.hpp>

#include <vector>

int main() {
  lend::keeper<std::vector<int>> k(std::in_place, 3U, 0);
#ifdef BREAK
  auto guard = lend::spawn([](lend::slice<int> v) { return v; }, k.shared());
#else
  auto guard = lend::spawn([](lend::slice<int> v) { return v[0]; }, k.shared());
#endif
  static_cast<void>(guard.join());
}
