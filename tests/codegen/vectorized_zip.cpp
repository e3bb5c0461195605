// like CONTROL mulpd addpd

#include <lend/lend.hpp>

#include <cstddef>
#include <utility>
#include <vector>

#ifdef CONTROL
void add(std::vector<double>& y, const std::vector<double>& x, double by) {
  for (std::size_t i = 0; i < y.size(); ++i) y[i] += by * x[i];
}
#else
void add(std::vector<double>& y, const std::vector<double>& x, double by) {
  lend::for_each(
      lend::zip(y, x), [](double& to, double from, double factor) { to += factor * from; }, by);
}
#endif
