// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::sort(v, [](int a) { return a > 0; });
#else
  lend::sort(v, [](int a, int b) { return a > b; });
#endif
}
