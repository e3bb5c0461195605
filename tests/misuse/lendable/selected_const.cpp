// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  std::vector<int> w{3, 1, 2};
#ifdef BREAK
  lend::nth_element(v, 1);
  static_cast<void>(w);
#else
  lend::nth_element(w, 1);
  static_cast<void>(v);
#endif
}
