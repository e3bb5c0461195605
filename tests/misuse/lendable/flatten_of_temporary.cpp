// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<std::vector<int>> w{{1}, {2}};
#ifdef BREAK
  return lend::flatten(std::vector<std::vector<int>>{{1}, {2}}).empty() && w.empty();
#else
  return lend::flatten(w).empty();
#endif
}
