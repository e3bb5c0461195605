// like CONTROL mulpd addpd

#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

#ifdef CONTROL
void scale(std::vector<double>& v, double by) {
  for (std::size_t begin = 0; begin < v.size(); begin += 256) {
    for (std::size_t i = begin; i < begin + 256; ++i) v[i] = v[i] * by + 1.0;
  }
}
#else
void scale(std::vector<double>& v, double by) {
  lend::for_each(
      lend::chunks(v, 256),
      [](lend::slice_mut<double> part, double factor) {
        for (double& x : part) x = x * factor + 1.0;
      },
      by);
}
#endif
