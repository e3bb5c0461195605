// lend[no-capture]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<double> v(3);
  double step = 0.5;
#ifdef BREAK
  lend::tabulate(v, [&](std::size_t i) { return static_cast<double>(i) * step; });
#else
  lend::tabulate(v, [](std::size_t i, double by) { return static_cast<double>(i) * by; }, step);
#endif
}
