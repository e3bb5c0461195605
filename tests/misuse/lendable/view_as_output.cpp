// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  lend::transform(v, lend::enumerate(w), [](int x) { return x; });
#else
  lend::transform(lend::enumerate(v), w, [](std::size_t, int x) { return x; });
#endif
}
