#include <lend/lend.hpp>

#include "checked.hpp"

#include <numeric>
#include <utility>
#include <vector>

namespace {

void saxpy(std::vector<double>& y, const std::vector<double>& x, double a) {
  // README: saxpy
  // y[i] += a * x[i]
  lend::for_each(
      lend::zip(y, std::as_const(x)),
      [](double& to, double from, double factor) { to += factor * from; }, a);
  // README: end
}

}  // namespace

int main() {
  std::vector<double> x(100'000);
  std::iota(x.begin(), x.end(), 0.0);
  std::vector<double> y(x.size(), 1.0);
  std::vector<double> expected(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) expected[i] = 1.0 + 0.5 * x[i];
  saxpy(y, x, 0.5);
  return checked(y == expected);
}
