// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  const std::vector<std::vector<int>> rows{v, v};
#ifdef BREAK
  return (lend::par(v) | lend::flatten | lend::count) == 3 ? 0 : 1;
#else
  return (lend::par(rows) | lend::flatten | lend::count) == 6 ? 0 : 1;
#endif
}
