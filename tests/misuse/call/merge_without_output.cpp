// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> a{1, 3};
  const std::vector<int> b{2};
  std::vector<int> out(3);
#ifdef BREAK
  lend::merge(a, b);
#else
  lend::merge(a, b, out);
#endif
}
