// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

auto doubled(const std::vector<int>& v) {
#ifdef BREAK
  auto all = lend::par(v) | lend::transform([](int x) { return 2 * x; });
  return all;
#else
  return lend::par(v) | lend::transform([](int x) { return 2 * x; }) | lend::to_vector;
#endif
}

int main() {
  const std::vector<int> v{3, 1, 2};
  static_cast<void>(doubled(v));
}
