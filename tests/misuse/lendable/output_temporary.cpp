// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::transform(v, std::vector<int>(3), [](int x) { return x; });
#else
  std::vector<int> w(3);
  lend::transform(v, w, [](int x) { return x; });
#endif
}
