// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto odd = lend::par(v) | lend::filter([](int x) { return x % 2 == 1; });
  return (odd | lend::count) == 2 ? 0 : 1;
#else
  return (lend::par(v) | lend::filter([](int x) { return x % 2 == 1; }) | lend::count) == 2 ? 0 : 1;
#endif
}
