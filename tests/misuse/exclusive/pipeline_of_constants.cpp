// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  std::vector<int> w = v;
#ifdef BREAK
  lend::par(v) | lend::for_each([](int& x) { x = 0; });
#else
  lend::par(w) | lend::for_each([](int& x) { x = 0; });
#endif
}
