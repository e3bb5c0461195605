// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
#ifdef BREAK
  lend::stable_sort({.grain = 2}, std::vector<int>{3, 1, 2});
#else
  std::vector<int> v{3, 1, 2};
  lend::stable_sort({.grain = 2}, v);
#endif
}
