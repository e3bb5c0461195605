// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

auto doubled(const std::vector<int>& v) {
#ifdef BREAK
  return lend::par(v) | lend::transform([](int x) { return 2 * x; });
#else
  return lend::par(v) | lend::transform([](int x) { return 2 * x; }) | lend::to_vector;
#endif
}

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  return (doubled(v) | lend::count) == 3 ? 0 : 1;
#else
  return doubled(v).size() == 3 ? 0 : 1;
#endif
}
