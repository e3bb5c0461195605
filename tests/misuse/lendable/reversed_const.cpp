// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  std::vector<int> w = v;
#ifdef BREAK
  lend::reverse(v);
#else
  lend::reverse(w);
#endif
  return w[0];
}
