// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::nth_element(v, 0.5 * 3);
#else
  lend::nth_element(v, 3 / 2);
#endif
}
