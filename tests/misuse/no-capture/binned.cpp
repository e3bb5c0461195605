// lend[no-capture]
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

int main() {
  const std::vector<double> v{0.5, 1.5, 1.25};
  const double width = 0.5;
#ifdef BREAK
  const auto counts =
      lend::histogram(v, 4, [=](double x) { return static_cast<std::size_t>(x / width); });
#else
  const auto counts = lend::histogram(
      v, 4, [](double x, double w) { return static_cast<std::size_t>(x / w); }, width);
#endif
  return counts[2] == 1 ? 0 : 1;
}
