// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{2, 1};
  std::vector<int> w{2, 1};
#ifdef BREAK
  lend::sort(v);
  static_cast<void>(w);
#else
  lend::sort(w);
  static_cast<void>(v);
#endif
}
