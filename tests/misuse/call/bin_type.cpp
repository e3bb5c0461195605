// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  const std::vector<double> v{0.5, 1.5, 1.25};
#ifdef BREAK
  const auto counts = lend::histogram(v, 2, [](double x) { return x; });
#else
  const auto counts = lend::histogram(v, 2, [](double x) { return static_cast<int>(x); });
#endif
  return counts[1] == 2 ? 0 : 1;
}
