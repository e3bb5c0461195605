// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v(9);
  std::vector<int> out(2);
#ifdef BREAK
  const std::vector<double> indices{1, 2};
#else
  const std::vector<int> indices{1, 2};
#endif
  lend::gather(v, indices, out);
}
