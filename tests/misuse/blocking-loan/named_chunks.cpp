// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto parts = lend::chunks(v, 2);
  lend::for_each(std::move(parts), fill);
#else
  lend::for_each(lend::chunks(v, 2), fill);
#endif
}
