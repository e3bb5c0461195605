// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  auto out = lend::mut(w);
  lend::transform(v, out, [](int x) { return x; });
#else
  lend::transform(v, lend::mut(w), [](int x) { return x; });
#endif
}
