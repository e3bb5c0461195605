// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const auto all = lend::par(v) | lend::transform([](int) {}) | lend::to_vector;
  return all.size() == 3 ? 0 : 1;
#else
  const auto all = lend::par(v) | lend::transform([](int x) { return x; }) | lend::to_vector;
  return all.size() == 3 ? 0 : 1;
#endif
}
