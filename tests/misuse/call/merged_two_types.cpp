// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> a{1, 3};
#ifdef BREAK
  const std::vector<long> b{2};
#else
  const std::vector<int> b{2};
#endif
  std::vector<long> out(3);
  lend::merge(a, b, out);
}
