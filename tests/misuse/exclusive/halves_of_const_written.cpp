// lend[exclusive]
#include <lend/lend.hpp>

#include <utility>
#include <vector>

void fill(lend::slice_mut<int> v) { v[0] = 1; }

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::join(lend::split_at(1, std::as_const(v)), fill);
#else
  lend::join(lend::split_at(1, v), fill);
#endif
}
