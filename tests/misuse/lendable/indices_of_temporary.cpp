// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return static_cast<int>(lend::sorted_indices(std::vector<int>(v)).bound());
#else
  return static_cast<int>(lend::sorted_indices(v).bound());
#endif
}
