// like CONTROL mulpd addpd

#include <lend/lend.hpp>

#include <vector>

#ifdef CONTROL
void scale(std::vector<double>& v, double by) {
  for (double& x : v) x = x * by + 1.0;
}
#else
void scale(std::vector<double>& v, double by) {
  lend::for_each(v, [](double& x, double factor) { x = x * factor + 1.0; }, by);
}
#endif
