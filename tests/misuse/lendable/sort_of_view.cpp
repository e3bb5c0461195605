// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  lend::sort(lend::zip(v, w));
#else
  lend::sort(v);
  lend::sort(w);
#endif
}
