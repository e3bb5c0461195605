// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return (lend::par(std::vector<int>{3, 1, 2}) | lend::count) == 3 ? 0 : 1;
#else
  return (lend::par(v) | lend::count) == 3 ? 0 : 1;
#endif
}
