// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  lend::par(v) | lend::filter([](int& x) { return ++x > 2; }) |
      lend::for_each([](int& x) { x = 0; });
#else
  lend::par(v) | lend::filter([](int x) { return x > 2; }) | lend::for_each([](int& x) { x = 0; });
#endif
}
