// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  int limit = 3;
#ifdef BREAK
  return (lend::par(v) | lend::filter([&](int x) { return x < limit; }) | lend::count) == 2 ? 0 : 1;
#else
  return (lend::par(v) | lend::filter([](int x, int most) { return x < most; }, limit) |
          lend::count) == 2
             ? 0
             : 1;
#endif
}
