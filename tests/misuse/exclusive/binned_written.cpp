// lend[exclusive]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{0, 1, 1};
  std::vector<int> seen(2);
#ifdef BREAK
  const auto counts = lend::histogram(
      v, 2, [](int x, lend::slice_mut<int> s) { return ++s[0], x; }, lend::mut(seen));
#else
  const auto counts =
      lend::histogram(v, 2, [](int x, lend::slice<int> s) { return x + s[0]; }, lend::shared(seen));
#endif
  return counts[1] == 2 ? 0 : 1;
}
