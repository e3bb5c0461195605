// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
#ifdef BREAK
  std::vector<int> v{3, 1, 2};
  auto guard = lend::scoped(fill, lend::chunks(v, 2));
#else
  auto guard = lend::scoped([](std::vector<int> v) { v[0] = 1; }, std::vector<int>{3, 1, 2});
#endif
}
