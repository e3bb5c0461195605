// lend[blocking-loan] in source line
#include <lend/lend.hpp>

#include <utility>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::rw_mutex<std::vector<int>> m(lend::shared(v));
#else
  lend::rw_mutex<std::vector<int>> m(std::move(v));
#endif
}
