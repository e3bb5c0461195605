#include <lend/lend.hpp>

#include <random>
#include <vector>

double estimate(unsigned seed, int samples) {
  std::mt19937 engine(seed);
  std::uniform_real_distribution<double> coordinate(0.0, 1.0);
  int inside = 0;
  for (int i = 0; i < samples; ++i) {
    const double x = coordinate(engine);
    const double y = coordinate(engine);
    inside += x * x + y * y < 1.0 ? 1 : 0;
  }
  return 4.0 * inside / samples;
}

int main() {
  std::vector<double> estimates(16);
  lend::tabulate(
      estimates,
      [](std::size_t i, int samples) { return estimate(static_cast<unsigned>(i), samples); },
      10'000);
  const double pi = lend::reduce(estimates, 0.0, [](double a, double b) { return a + b; }) / 16;
  return pi > 3.1 && pi < 3.2 ? 0 : 1;
}
