// lend[call]
#include <lend/lend.hpp>

#include <span>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(lend::chunks(v, 2), [](std::vector<int>& part) { part[0] = 1; });
#else
  lend::for_each(lend::chunks(v, 2), [](std::span<int> part) { part[0] = 1; });
#endif
}
