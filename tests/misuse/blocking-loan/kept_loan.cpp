// lend[blocking-loan] in source line
#include <lend/lend.hpp>

#include <utility>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::keeper<std::vector<int>> k(lend::mut(v));
#else
  lend::keeper<std::vector<int>> k(std::move(v));
#endif
}
