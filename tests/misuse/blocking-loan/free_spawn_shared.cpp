// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int first(lend::slice<int> v) { return v[0]; }

int main() {
#ifdef BREAK
  const std::vector<int> v{0, 1, 2};
  auto guard = lend::spawn(first, lend::shared(v));
#else
  const lend::keeper<std::vector<int>> v(std::in_place, 3U, 0);
  auto guard = lend::spawn(first, v.shared());
#endif
  return guard.join();
}
