// lend[blocking-loan] in source line
#include <lend/lend.hpp>

#include <utility>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::mutex<std::vector<int>> m(lend::mut(v));
#else
  lend::mutex<std::vector<int>> m(std::move(v));
#endif
}
