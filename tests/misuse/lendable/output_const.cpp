// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const std::vector<int> w(3);
#ifdef BREAK
  lend::transform(v, w, [](int x) { return x; });
#else
  std::vector<int> out = w;
  lend::transform(v, out, [](int x) { return x; });
#endif
}
