// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::join(lend::split_at(1, v), lend::transform);
#else
  lend::join(lend::split_at(1, v), lend::sort);
#endif
}
