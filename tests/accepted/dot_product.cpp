#include <lend/lend.hpp>

#include <functional>
#include <numeric>
#include <vector>

double dot(const std::vector<double>& x, const std::vector<double>& y) {
  return lend::transform_reduce(lend::zip(x, y), 0.0, std::plus<>{}, std::multiplies<>{});
}

int main() {
  std::vector<double> x(10'000);
  std::iota(x.begin(), x.end(), 1.0);
  const std::vector<double> y(x.size(), 2.0);
  const bool ok = dot(x, y) == 10'000.0 * 10'001.0;
  return ok ? 0 : 1;
}
