// lend[lendable]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return lend::pack_index(lend::enumerate(v), [](std::size_t, int x) { return x > 1; }).empty();
#else
  return lend::pack_index(v, [](int x) { return x > 1; }).empty();
#endif
}
