#include <lend/lend.hpp>

#include <algorithm>
#include <limits>
#include <vector>

struct bounds {
  double least = std::numeric_limits<double>::infinity();
  double greatest = -std::numeric_limits<double>::infinity();
};

bounds both(const bounds& a, const bounds& b) {
  return {std::min(a.least, b.least), std::max(a.greatest, b.greatest)};
}

int main() {
  std::vector<double> v(1'000);
  lend::tabulate(v, [](std::size_t i) { return static_cast<double>((i * 37) % 1'000); });
  const bounds found =
      lend::transform_reduce(v, bounds{}, both, [](double x) { return bounds{x, x}; });
  const double least = lend::reduce(v, v[0], [](double a, double b) { return std::min(a, b); });
  return found.least == 0.0 && found.greatest == 999.0 && least == 0.0 ? 0 : 1;
}
