// lend[exclusive]
#include <lend/lend.hpp>

#include <utility>
#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(lend::chunks(std::as_const(v), 2), fill);
#else
  lend::for_each(lend::chunks(v, 2), fill);
#endif
}
