// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  const std::vector<std::vector<int>> w{v, v};
#ifdef BREAK
  return lend::flatten(v).empty() && w.empty();
#else
  return lend::flatten(w).empty();
#endif
}
