// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  auto twice = lend::transform([](int x) { return 2 * x; });
  return (lend::par(v) | twice | lend::count) == 3 ? 0 : 1;
#else
  return (lend::par(v) | lend::transform([](int x) { return 2 * x; }) | lend::count) == 3 ? 0 : 1;
#endif
}
