// lend[call]
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<double> v{1.5, 2.5};
#ifdef BREAK
  return lend::reduce(v, 0, [](double a, double b) { return a + b; }) > 3;
#else
  return lend::reduce(v, 0.0, [](double a, double b) { return a + b; }) < 3;
#endif
}
