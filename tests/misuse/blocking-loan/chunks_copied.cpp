// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto parts = lend::chunks(v, 2);
  auto again = parts;
#else
  lend::for_each(lend::chunks(v, 2), [](lend::slice_mut<int> part) { part[0] = 1; });
#endif
}
