// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> a{1, 3};
  const std::vector<int> b{2};
#ifdef BREAK
  const std::vector<int> out(3);
#else
  std::vector<int> out(3);
#endif
  lend::merge(a, b, out);
}
