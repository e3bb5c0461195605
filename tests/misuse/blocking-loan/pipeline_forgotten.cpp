// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::par(v) | lend::filter([](int x) { return x > 1; });
#else
  lend::par(v) | lend::filter([](int x) { return x > 1; }) | lend::for_each([](int& x) { x = 1; });
#endif
}
