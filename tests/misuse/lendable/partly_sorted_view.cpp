// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  lend::partial_sort(lend::zip(v, w), 2);
#else
  lend::partial_sort(v, 2);
  lend::partial_sort(w, 2);
#endif
}
