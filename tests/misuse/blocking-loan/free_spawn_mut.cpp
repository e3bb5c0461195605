// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
#ifdef BREAK
  std::vector<int> v{3, 1, 2};
  auto guard = lend::spawn(fill, lend::mut(v));
#else
  lend::keeper<std::vector<int>> v(std::in_place, 3U, 1);
  auto guard = lend::spawn(fill, v.mut());
#endif
  guard.join();
}
