// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  const std::vector<int> w{1, 2, 3};
#ifdef BREAK
  return static_cast<int>(lend::sorted_indices(lend::zip(v, w)).size());
#else
  return static_cast<int>(lend::sorted_indices(v).size() - lend::sorted_indices(w).size());
#endif
}
