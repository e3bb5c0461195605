#include <lend/lend.hpp>

#include <vector>

struct clamp {
  double low;
  double high;

  void operator()(double& x) const {
    if (x < low) x = low;
    if (x > high) x = high;
  }
};

int main() {
  std::vector<double> v{-1.0, 0.5, 3.0};
  lend::for_each(v, clamp{0.0, 1.0});
  const clamp narrow{0.2, 0.4};
  lend::for_each(v, narrow);
  return v == std::vector<double>{0.2, 0.4, 0.4} ? 0 : 1;
}
