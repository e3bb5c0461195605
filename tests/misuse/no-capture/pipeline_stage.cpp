// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<int> v{3, 1, 2};
  int factor = 2;
#ifdef BREAK
  const auto all =
      lend::par(v) | lend::transform([&](int x) { return x * factor; }) | lend::to_vector;
  return all.size() == 3 ? 0 : 1;
#else
  const auto all =
      lend::par(v) | lend::transform([](int x, int f) { return x * f; }, factor) | lend::to_vector;
  return all.size() == 3 ? 0 : 1;
#endif
}
