// like CONTROL mulpd addpd

#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

#ifdef CONTROL
void scale(lend::matrix<double>& m, double by) {
  for (std::size_t i = 0; i < m.rows(); ++i) {
    for (double& x : m.row(i)) x = x * by + 1.0;
  }
}
#else
void scale(lend::matrix<double>& m, double by) {
  lend::for_each(
      lend::rows(m),
      [](lend::slice_mut<double> row, double factor) {
        for (double& x : row) x = x * factor + 1.0;
      },
      by);
}
#endif
