// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::for_each(lend::shared(v), [](int& x) { x = 1; });
#else
  lend::for_each(v, [](int& x) { x = 1; });
#endif
}
